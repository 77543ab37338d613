"""The front ends: the screen, and the line-by-line one. They show a session and hold no logic."""
