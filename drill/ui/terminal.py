"""Whether the terminal is still there."""

from __future__ import annotations

import select
import sys


def hung_up() -> bool:
    """Whether the terminal on standard input was closed without a signal telling so.

    A program started by another one that then closes the terminal gets no hang-up signal, and would
    read the end of its input for ever.
    """
    if not hasattr(select, "poll"):
        return False
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
    gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
    return any(event & gone for _, event in terminal.poll(0))
