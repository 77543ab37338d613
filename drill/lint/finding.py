"""One thing that a note would be better without."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place in a note, from line 1 and column 1, and a sentence; ``kind`` says which check.

    It is a warning: the note is read all the same.
    """

    note: str
    line: int
    column: int
    kind: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.note}:{self.line}:{self.column}: {self.sentence}"
