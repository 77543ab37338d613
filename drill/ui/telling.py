"""Work in a thread: it tells the screen how far it is, and stops when it is not wanted any more."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.worker import get_current_worker

BETWEEN = 0.1
"""Seconds between two signs of progress."""


class StoppedError(Exception):
    """The work is not wanted any more."""


def telling(show: Callable[[str, int, int], object]) -> Callable[[str, int, int], None]:
    """What the work of this thread tells, passed on to ``show`` a few times a second.

    Raises:
        StoppedError: from what it gives, once the worker was cancelled.
    """
    worker, shown = get_current_worker(), 0.0

    def told(what: str, done: int, every: int) -> None:
        nonlocal shown
        if worker.is_cancelled:
            raise StoppedError
        now = time.monotonic()
        if now - shown >= BETWEEN:
            shown = now
            show(what, done, every)

    return told
