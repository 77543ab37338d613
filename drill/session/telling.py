"""How long work tells how far it is. What it tells may raise, and that is how work is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from drill.decks.vault import Progress

Told = Callable[[str, int, int], None]
"""Is told what is being done, and how many of how many parts of it are; of 0, if it has none."""
T = TypeVar("T")


def untold(_what: str, _done: int, _all: int) -> None:
    """Tells nobody."""


def stage(told: Told, what: str) -> Progress:
    """Tells of one stage of the work."""
    return partial(told, what)


def each(parts: Iterable[T], count: int, progress: Progress) -> Iterator[T]:
    """The parts one by one, each told when its turn comes."""
    for number, part in enumerate(parts, start=1):
        progress(number, count)
        yield part
