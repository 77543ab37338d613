"""Exams in words: the list of them, a paper, a question, the marks. For screen and plain alike."""
