"""How cards are written in a note: one module a syntax, as the Obsidian plugins read them."""
