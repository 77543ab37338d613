"""``drill verify`` in several processes, each with a part of the blocks.

A part tells how far it is in lines of JSON on standard error, and ends when the process that
started it does, however that ended: its standard input is closed then.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

import click

from drill.cli.verify_report import joined
from drill.cli.verify_work import CHECKING
from drill.session.telling import Told

_Said = tuple[int, tuple[str, int, int] | None]
"""The number of a part, and what it told; None for its end."""


def verify_in_parts(
    count: int, folders: Sequence[Path], seeds: int, *, proofs: bool, told: Told
) -> dict[str, Any]:
    """The findings of ``count`` processes, joined in the order of the notes.

    Raises:
        click.ClickException: when one of them ended without an answer.
    """
    words = ["verify", "--seeds", str(seeds), "--json", "--proofs" if proofs else "--no-proofs"]
    words += ["--for-parent", *(word for folder in folders for word in ("--cards", str(folder)))]
    with ExitStack() as open_parts:
        parts = [
            open_parts.enter_context(_part([*words, "--part", f"{k + 1}/{count}"]))
            for k in range(count)
        ]
        answers = _answers(parts, told)
    if not all(answers):
        raise click.ClickException("a part of the verification ended without an answer")
    return joined([json.loads(answer) for answer in answers])


@contextmanager
def _part(words: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A process with a part of the work, ended at the latest with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "drill", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _answers(parts: Sequence[subprocess.Popen[str]], told: Told) -> list[str]:
    """What each part wrote in the end; until then all that they tell is passed on, added up."""
    said: SimpleQueue[_Said] = SimpleQueue()
    answers = [""] * len(parts)

    def read(number: int, stream: IO[str]) -> None:
        answers[number] = stream.read()
        said.put((number, None))

    for number, part in enumerate(parts):
        assert part.stdout is not None
        assert part.stderr is not None
        threading.Thread(target=read, args=(number, part.stdout), daemon=True).start()
        threading.Thread(target=_hear, args=(number, part.stderr, said), daemon=True).start()
    at: dict[int, tuple[int, int]] = {}
    running = len(parts)
    while running:
        number, what = said.get()
        if what is None:
            running -= 1
        elif what[0] != CHECKING:
            told(*what)
        else:
            at[number] = what[1:]
            told(CHECKING, sum(done for done, _ in at.values()), sum(a for _, a in at.values()))
    return answers


def _hear(number: int, stream: IO[str], said: SimpleQueue[_Said]) -> None:
    for line in stream:
        try:
            what, done, every = json.loads(line)
        except ValueError:  # something else went wrong there, and the end will say so
            continue
        said.put((number, (what, done, every)))


@contextmanager
def as_part() -> Iterator[Told]:
    """Tells the process that started this one, and ends with it; an interrupt is its business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def told(what: str, done: int, every: int) -> None:
        print(json.dumps([what, done, every]), file=sys.stderr, flush=True)

    yield told


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)
