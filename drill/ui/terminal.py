"""Whether the terminal is still there, and giving it back when a signal ends the program."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from textual.geometry import Size

LEAST = Size(10, 6)
"""Less can't be laid out: Textual's palette fails where a line of it has no column."""
FROM_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


def laid_out(terminal: Size) -> Size:
    """The columns and rows to lay out; a terminal of less than :data:`LEAST` shows a part."""
    return Size(max(terminal.width, LEAST.width), max(terminal.height, LEAST.height))


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


def end_on_signals(leave: Callable[[int], object]) -> None:
    """Let ``leave`` end the program with an exit code when it is told to end.

    Without this a signal would leave the terminal as the program has it. One that is gone needs
    nothing any more.
    """

    def end(number: int) -> None:
        if hung_up():
            os._exit(FROM_SIGNAL + number)
        leave(FROM_SIGNAL + number)

    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):  # on Windows
                loop.add_signal_handler(number, end, number)
