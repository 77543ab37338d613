"""Terminals whose character set lacks the signs of mathematics, and very small ones."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drill.ui.characters import lacking, write_plainly

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def run(tmp_path: Path, *words: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "drill", "--db", str(tmp_path / "drill.db"), *words],
        input=typed.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, **ASCII},
    )
    assert done.stderr == b""
    return done.stdout.decode("ascii")


@pytest.mark.parametrize(
    ("encoding", "lacks"), [("utf-8", False), ("ascii", True), ("cp1252", True)]
)
def test_what_a_stream_lacks(encoding: str, lacks: bool) -> None:
    assert bool(lacking(io.TextIOWrapper(io.BytesIO(), encoding))) == lacks


def test_prose_is_written_plainly_and_no_sign_as_another() -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, "ascii")
    write_plainly(stream)
    stream.write("x₁ … “a” – ŷ² Σ")
    stream.flush()
    assert written.getvalue() == b'x? ... "a" - ?? ?'


def test_plain_mode_says_what_is_missing_and_spoken_mode_misses_nothing(tmp_path: Path) -> None:
    words = ("study", "--items", "adam-steps", "--plain")
    plain = run(tmp_path, *words)
    assert plain.startswith("Signs that the character set ascii lacks are written as ?.")
    spoken = run(tmp_path, *words, "--spoken", typed=":hint\n1\n:give up\n\n:quit\n")
    assert "character set" not in spoken
    assert "?" not in spoken.replace("help?", "")


def test_json_is_whole_in_any_character_set(tmp_path: Path) -> None:
    assert "\\u" in run(tmp_path, "show", "adam-steps", "--json")


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 60)])
async def test_the_notes_are_read_on_a_screen_of_any_size(play, size: tuple[int, int]) -> None:
    async with play(straight=True, size=size) as player:
        for _ in range(100):
            await player.pilot.pause(0.02)
            if player.app.desk is not None:
                break
        assert player.app.desk is not None
        await player.settle()
        assert player.study.turn is not None
