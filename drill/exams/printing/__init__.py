"""Papers on paper: the questions, and separately the key, as Markdown, HTML or PDF."""
