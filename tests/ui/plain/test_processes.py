"""The line-by-line front end as a process of its own, on pipes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from drill.schedule.event import EventKind
from drill.schedule.settings import ScheduleSettings
from drill.store.database import open_store
from drill.store.doctor import doctor
from drill.store.log import ReviewLog

CARDS = Path(__file__).parent / "vault"
"""Twenty cards to turn over: as many as are new on a day."""
PLAIN = [sys.executable, "-m", "drill", "study", "--plain", "--cards", str(CARDS)]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def study(path: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PLAIN, "--db", str(path), *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def reviews(path: Path) -> int:
    with open_store(path, new_device="test", version="1") as store:
        assert doctor(store, ScheduleSettings()).sound
        return len(ReviewLog(store, ScheduleSettings()).events())


def read_saved(process: subprocess.Popen[str], count: int) -> None:
    assert process.stdout
    seen = 0
    while seen < count:
        line = process.stdout.readline()
        assert line, "the program ended early"
        seen += line.startswith("saved")


def test_reviews_on_a_pipe(path: Path) -> None:
    done = subprocess.run(
        [*PLAIN, "--limit", "2"],
        input="\n3\n\n1\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DRILL_DB": str(path)},
    )
    assert done.stderr == ""
    assert done.stdout.count("saved:") == 2
    assert "2 reviews, 1 right" in done.stdout
    assert reviews(path) == 2


def test_an_empty_input_ends_cleanly(path: Path) -> None:
    with study(path) as process:
        out, err = process.communicate("")
    assert (process.returncode, err) == (0, "")
    assert "The input has ended." in out


def test_input_that_is_no_text_ends_cleanly(path: Path) -> None:
    command = [*PLAIN, "--db", str(path)]
    typed = b"\xff\xfe\x00\n\x1b[A\n3\n"
    done = subprocess.run(command, input=typed, capture_output=True, check=True)
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout


def test_an_interrupt_ends_cleanly_with_what_was_saved(path: Path) -> None:
    with study(path) as process:
        assert process.stdin
        process.stdin.write("\n3\n")
        process.stdin.flush()
        read_saved(process, 1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert err == ""
    assert "1 review, 1 right" in out
    assert reviews(path) == 1


def test_a_reader_that_goes_away_leaves_no_traceback(path: Path) -> None:
    with study(path) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write("\n3\n" * 20)
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait()
    assert process.returncode in (0, 1)


def test_whatever_was_said_to_be_saved_survives_a_kill(path: Path) -> None:
    chance = random.Random(20260504)
    promised = runs = 0
    while promised < 50:
        runs += 1
        awaited = chance.randint(5, 17)
        with study(path) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write("\n1\n" * 60)
            process.stdin.flush()
            read_saved(process, awaited)
            process.send_signal(signal.SIGKILL)
            after = process.stdout.read()
        promised += awaited + sum(line.startswith("saved") for line in after.splitlines(True))
        assert process.returncode == -signal.SIGKILL
        assert promised <= reviews(path) <= promised + runs


@pytest.mark.parametrize("content", [b"no database at all" * 99, b"SQLite format 3\0" + b"\1" * 99])
def test_a_broken_store_is_one_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with study(path) as process:
        out, err = process.communicate("\n")
    assert process.returncode == 1
    assert out == ""
    assert err.startswith(f"Error: {path}: is ")
    assert err.count("\n") == 1
    assert path.read_bytes() == content


def test_without_a_terminal_the_screen_is_refused(path: Path) -> None:
    command = [sys.executable, "-m", "drill", "--db", str(path)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "drill study --plain" in done.stderr
    assert not path.exists()


def test_two_at_once_count_nothing_twice(path: Path) -> None:
    with study(path) as one, study(path) as other:
        for process in (one, other):
            assert process.stdin
            process.stdin.write("\n4\n" * 8)
            process.stdin.flush()
        said = "".join(process.communicate()[0] for process in (one, other))
    with open_store(path, new_device="test", version="1") as store:
        kept = ReviewLog(store, ScheduleSettings()).events()
    rated = [event.item for event in kept if event.kind is EventKind.REVIEW]
    assert len(rated) == len({*rated}) == said.count("saved: Easy")
    assert len(kept) - len(rated) == said.count("saved: Another program has rated this")
    assert len(kept) > 8
