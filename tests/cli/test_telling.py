"""How far long work is, as it stands on a terminal."""

import io
from collections.abc import Iterator

from drill.cli.telling import ProgressLine


class Seconds:
    """A clock that goes on by a tenth each time it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.1
        return self.now


def shown(text: str) -> Iterator[str]:
    """What stands on the line after each carriage return, as a terminal shows it."""
    line = ""
    for piece in text.split("\r"):
        line = piece + line[len(piece) :]
        yield line.rstrip()


def test_a_line_is_written_over_and_nothing_is_left() -> None:
    sink = io.StringIO()
    line = ProgressLine(sink, Seconds(), over=True)
    for done in range(1, 101):
        line("Reading the notes", done, 100)
    line.clear()
    lines = list(shown(sink.getvalue()))
    assert "Reading the notes: 5 of 100" in lines
    assert "Reading the notes: 98 of 100" in lines
    assert lines[-1] == ""
    assert "\n" not in sink.getvalue()
    assert "\x1b" not in sink.getvalue()


def test_short_work_says_nothing() -> None:
    sink = io.StringIO()
    line = ProgressLine(sink, Seconds(), over=True)
    for done in range(1, 4):
        line("Reading the notes", done, 3)
    line.clear()
    assert sink.getvalue() == ""


def test_where_nothing_can_be_written_over_a_line_comes_now_and_then() -> None:
    sink = io.StringIO()
    line = ProgressLine(sink, Seconds(), over=False)
    line("Examining the file", 0, 0)
    for done in range(1, 101):
        line("Reading the notes", done, 100)
    line.clear()
    assert sink.getvalue().splitlines() == [
        "Examining the file …",
        "Reading the notes: 51 of 100",
    ]
