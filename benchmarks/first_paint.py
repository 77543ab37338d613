"""How long until something is seen: drill against Textual apps, through a pseudo-terminal.

Run it as ``python -m benchmarks.first_paint``. All are started in turn, so that they meet the same
machine, and each from the bytecode that its first run left; the median of the ratios of the rounds
should stay at or below 1.15 for an app with the same widgets and nothing behind them, and at or
below 1.25 for an empty one.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

RUNS = 21
WANTED = {"empty Textual app": 1.25, "Textual app with the same widgets": 1.15}
LONGEST = 20.0
"""Seconds without a sign after which a program is given up."""

EMPTY = [sys.executable, "-c", "from textual.app import App; App().run()"]
PEER = [
    sys.executable,
    "-c",
    """
from textual.app import App
from textual.widgets import Footer, Static


class Peer(App):
    BINDINGS = [("f", "a", "Faults"), ("p", "b", "Progress"), ("comma", "c", "Settings"),
                ("ctrl+q", "quit", "Quit"), ("question_mark", "d", "Help")]

    def compose(self):
        yield Static("Drill")
        yield Static("Reading the notes")
        yield Footer(show_command_palette=False)


Peer().run()
""",
]
DRILL = [sys.executable, "-m", "drill"]
FIRST_CELL = b"\x1b[1;1H"
"""Textual goes to the first cell when it paints the screen."""


def first_paint(command: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds from the start of ``command`` to its first paint; it is ended then."""
    terminal, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
        env=environment,
    ) as process:
        os.close(inside)
        try:
            _read_until(FIRST_CELL, terminal)
            return time.perf_counter() - started
        finally:
            process.kill()
            os.close(terminal)


def _read_until(mark: bytes, terminal: int) -> None:
    seen = b""
    while mark not in seen:
        if not select.select([terminal], [], [], LONGEST)[0]:
            raise TimeoutError(f"nothing was painted for {LONGEST:g} s")
        seen = seen[-len(mark) :] + os.read(terminal, 65536)


def measure(runs: int) -> dict[str, list[float]]:
    """The seconds of each run, after one of each that warms the disk's cache.

    An installed package comes with its bytecode; for what runs from its sources that run leaves it.
    """
    times: dict[str, list[float]] = {**{name: [] for name in WANTED}, "drill": []}
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "DRILL_DB": str(Path(folder) / "drill.db"),
            "DRILL_SETTINGS": str(Path(folder) / "settings.toml"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for run in range(runs + 1):
            for name, command in zip(times, (EMPTY, PEER, DRILL), strict=True):
                spent = first_paint(command, environment)
                if run:
                    times[name].append(spent)
    return times


def main() -> None:
    """Print the medians and the ratios."""
    times = measure(RUNS)
    for name, each in times.items():
        print(
            f"first paint, {name}: median {1000 * statistics.median(each):.0f} ms"
            f" (from {1000 * min(each):.0f} to {1000 * max(each):.0f}, {len(each)} runs)"
        )
    for name, most in WANTED.items():
        rounds = zip(times["drill"], times[name], strict=True)
        ratio = statistics.median(drill / other for drill, other in rounds)
        print(f"first paint, ratio to the {name}: {ratio:.2f} (wanted: at most {most})")


if __name__ == "__main__":
    main()
