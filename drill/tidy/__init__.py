"""Notes pasted out of a chat or another program, made into Obsidian's Markdown."""
