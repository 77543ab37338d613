"""How far long work is, said on standard error while a person looks at it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from drill.session.telling import Told, untold

FIRST, BETWEEN = 0.5, 0.2
"""Seconds until work counts as long, and between two changes of the line."""
FIRST_LINE, BETWEEN_LINES = 1.0, 5.0
"""The same where each is a line of its own, as it is where a line can't be written over."""
_ECHO = 2
"""Columns of ``^C``, which a terminal writes behind the line."""


@dataclass
class ProgressLine:
    """One line that is written over; where it can't be, a line from time to time."""

    sink: TextIO
    clock: Callable[[], float]
    over: bool

    def __post_init__(self) -> None:
        self._next = self.clock() + (FIRST if self.over else FIRST_LINE)
        self._shown = 0

    def __call__(self, what: str, done: int, every: int) -> None:
        """Say it, unless something was said just before; work without parts is said at once."""
        now = self.clock()
        if every and now < self._next:
            return
        self._next = now + (BETWEEN if self.over else BETWEEN_LINES)
        text = f"{what}: {done} of {every}" if every else f"{what} …"
        if self.over:
            self.clear()
            self._shown = len(text)
        self._write(text if self.over else f"{text}\n")

    def clear(self) -> None:
        """Leave nothing of the line."""
        if self._shown:
            self._write(f"\r{' ' * (self._shown + _ECHO)}\r")
            self._shown = 0

    def _write(self, text: str) -> None:
        self.sink.write(text)
        self.sink.flush()


@contextmanager
def telling(*, over: bool = True) -> Iterator[Told]:
    """Tells on standard error, if it is a terminal; nothing of it is left in the end.

    Without ``over`` no line is written over, as on a terminal that can't.
    """
    if not sys.stderr.isatty():
        yield untold
        return
    line = ProgressLine(sys.stderr, time.monotonic, over and os.environ.get("TERM") != "dumb")
    try:
        yield line
    finally:
        line.clear()
