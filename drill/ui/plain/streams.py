"""Reading and writing lines, without a cursor, colours or control sequences."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from drill.ui.characters import ADVICE, lacking, write_plainly
from drill.ui.words.aloud import aloud
from drill.ui.words.line import safe, wrapped

WIDTH = 80


class EndOfInput(Exception):  # noqa: N818, it is no error
    """There are no more lines to read."""


@dataclass(frozen=True)
class Streams:
    """Where lines come from and go to.

    ``echoes``: what is typed is shown by the terminal. ``spoken``: lines are written in words.
    """

    source: TextIO
    sink: TextIO
    echoes: bool
    spoken: bool = False

    def say(self, text: str = "", head: str = "") -> None:
        """Write a paragraph and pass it on at once."""
        self.write([head + text] if self.spoken else wrapped(text, WIDTH, head))

    def write(self, lines: Iterable[str]) -> None:
        """Write lines that fit, or what they are in words."""
        self.write_raw(as_written(lines, spoken=self.spoken))

    def write_raw(self, lines: Iterable[str]) -> None:
        """Write lines as they are."""
        for line in lines:
            self.sink.write(safe(line).rstrip() + "\n")
        self.sink.flush()

    def ask(self, prompt: str) -> str:
        """Write ``prompt`` and read a line.

        Raises:
            EndOfInput: when there is none.
        """
        *lines, last = _in_words(prompt) if self.spoken else wrapped(prompt, WIDTH)
        self.write_raw(lines)
        self.sink.write(last if last.endswith(" ") else last + " ")
        self.sink.flush()
        line = self.source.readline()
        if not line or not self.echoes:
            self.write_raw([""])
        if not line:
            raise EndOfInput
        return line.rstrip("\r\n")


def as_written(lines: Iterable[str], *, spoken: bool) -> list[str]:
    """Lines that fit as they are written, or what they are in words."""
    if not spoken:
        return [safe(line).rstrip() for line in lines]
    return [piece for line in lines for piece in _in_words(line)]


def _in_words(line: str) -> list[str]:
    return wrapped(aloud(safe(line)), WIDTH) or [""]


def standard_streams(*, spoken: bool = False) -> Streams:
    """Standard input and output; characters that they can't carry are replaced."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    write_plainly(sys.stdout)
    streams = Streams(sys.stdin, sys.stdout, echoes=sys.stdin.isatty(), spoken=spoken)
    encoding = "" if spoken else lacking(sys.stdout)
    if encoding:
        streams.say(
            f"Signs that the character set {encoding} lacks are written as ?. --spoken writes "
            f"formulas in words; {ADVICE}."
        )
    return streams


def discard_output() -> None:
    """Let nothing more be written to a pipe that nobody reads, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
