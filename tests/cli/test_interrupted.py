"""Long commands in a process of their own, interrupted as Ctrl-C does it."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drill.shipped import cards_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
LONGEST = 30.0


@contextmanager
def watched(*words: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A command in a process group of its own whose standard error is a terminal."""
    import pty

    master, inside = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "drill", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=inside,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(inside)
    try:
        yield master, process
    finally:
        process.kill()
        process.wait()
        os.close(master)


def read_until(master: int, mark: str) -> str:
    seen = b""
    while mark.encode() not in seen:
        assert select.select([master], [], [], LONGEST)[0], f"{mark} did not come"
        seen += os.read(master, 65536)
    return seen.decode()


def until_all_have_ended(group: int) -> None:
    """Wait until no process of the group is left."""
    for _ in range(int(LONGEST / 0.05)):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        select.select([], [], [], 0.05)
    pytest.fail("a process is left behind")


@pytest.fixture
def vault(tmp_path: Path) -> str:
    """A vault of one note with many blocks."""
    shutil.copy(cards_folder() / "optimizers.md", tmp_path)
    return str(tmp_path)


@pytest.mark.parametrize("seeds", ["40", "4000"])
def test_verifying_shows_how_far_it_is_and_is_stopped(vault: str, seeds: str) -> None:
    with watched("verify", "--cards", vault, "--seeds", seeds) as (master, process):
        read_until(master, "Checking the blocks")
        os.killpg(process.pid, signal.SIGINT)
        said = read_until(master, "Stopped.\r\n")
        assert process.wait(LONGEST) == 130
        assert said.split("\r")[-2:] == ["Stopped.", "\n"]
        assert "Traceback" not in said
        until_all_have_ended(process.pid)


def test_simulating_shows_how_far_it_is_and_is_stopped(tmp_path: Path) -> None:
    words = ("--db", str(tmp_path / "drill.db"), "simulate", "--days", "3650")
    with watched(*words) as (master, process):
        read_until(master, "Simulating: ")
        os.killpg(process.pid, signal.SIGINT)
        said = read_until(master, "Stopped.\r\n")
        assert process.wait(LONGEST) == 130
        assert "Traceback" not in said


def test_no_part_of_a_verification_outlives_its_parent(vault: str) -> None:
    with watched("verify", "--cards", vault, "--seeds", "4000") as (master, process):
        read_until(master, "Checking the blocks")
        process.kill()
        process.wait(LONGEST)
        until_all_have_ended(process.pid)
