"""What a note would be better without: findings about its text, its links and its cards."""

from drill.lint.all import lint
from drill.lint.finding import Finding

__all__ = ["Finding", "lint"]
