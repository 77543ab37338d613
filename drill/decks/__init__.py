"""Markdown notes of an Obsidian vault, read into cards and problem blocks that keep identities."""
