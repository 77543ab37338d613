"""The text of a diagram block → the diagram, or why there is none."""

from __future__ import annotations

from typing import Protocol


class DiagramError(ValueError):
    """A text that draws nothing; ``place`` is the character it stops at, from 0."""

    def __init__(self, reason: str, place: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


class Diagram(Protocol):
    """Something that can be drawn."""

    def lines(self, width: int) -> list[str]:
        """The drawing in at most ``width`` columns, where it can be made so narrow."""
        ...


WIDE = 80
WORDS = frozenset({"plot", "network", "residual", "dense", "lstm", "gru"})
"""The first words of blocks that are drawn."""


def read_diagram(text: str) -> Diagram:
    """The diagram that ``text`` declares.

    Raises:
        DiagramError: with the place at which reading stopped.
    """
    line = " ".join(text.split())
    word, _, rest = line.partition(" ")
    offset = len(word) + 1
    if word == "plot":
        from drill.diagrams.plot import read_plot

        return read_plot(rest, offset)
    if word == "network":
        from drill.diagrams.network import read_network

        return read_network(rest, offset)
    if word in ("residual", "dense"):
        from drill.diagrams.skips import read_skips

        return read_skips(word, rest, offset)
    if word in ("lstm", "gru"):
        from drill.diagrams.cells import read_cell

        return read_cell(word, rest, offset)
    known = ", ".join(sorted(WORDS))
    raise DiagramError(f"there is no diagram {word or 'without a name'}; there are {known}")


def is_diagram(text: str) -> bool:
    """Whether a block is to be drawn, rather than to declare a problem."""
    words = text.split(maxsplit=1)
    return bool(words) and words[0] in WORDS


def diagram_fault(text: str) -> DiagramError | None:
    """Why a block can't be drawn; None if it can be."""
    try:
        read_diagram(text).lines(WIDE)
    except DiagramError as error:
        return error
    return None


def drawn(text: str, width: int) -> list[str]:
    """The lines of the diagram, or one that says why it can't be drawn."""
    try:
        return read_diagram(text).lines(max(width, 1))
    except DiagramError as error:
        return [f"(this diagram can't be drawn: {error.reason})"]
