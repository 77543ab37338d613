"""A sitting survives the end of its program, and its clock has run on meanwhile."""

import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from drill.exams.room import open_room
from drill.exams.sitting import Happening, What
from drill.session.opening import local_now, open_desk

SIT = Path(__file__).with_name("sit_until_killed.py")
VAULT = Path(__file__).with_name("vault")


def sit_and_kill(path: Path, answers: int) -> tuple[datetime, dict[int, str]]:
    """When the sitting began, and the answers that were said to be on the disk."""
    with subprocess.Popen(
        [sys.executable, str(SIT), str(path), str(VAULT)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        began = datetime.fromisoformat(process.stdout.readline().strip())
        lines = [process.stdout.readline() for _ in range(answers)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines()
    assert process.returncode == -signal.SIGKILL
    said = [line.split() for line in lines if len(line.split()) == 2]
    return began, {int(question): text for question, text in said}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_sitting_is_taken_up_with_every_answer(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    began, promised = sit_and_kill(path, 14)
    desk = open_desk(path, [VAULT])
    room = open_room(desk)
    [left] = room.unfinished("hand")
    attempt = room.resume(left)
    kept = {question: text for (question, _), text in attempt.sitting.answers.items()}
    assert promised.items() <= kept.items() or all(
        int(kept[question]) >= int(text) for question, text in promised.items()
    )
    assert attempt.sitting.viewed is None
    now = local_now()
    assert attempt.sitting.remaining(now) == began + timedelta(hours=1) - now
    assert attempt.sitting.position[0] in kept
    attempt = room.put(attempt, Happening(What.ANSWER, now, 9, 0, "after"))
    late = open_room(open_desk(path, [VAULT], clock=lambda: began + timedelta(hours=2)))
    [left] = late.unfinished("hand")
    attempt = late.hand_in(late.resume(left))
    assert attempt.sitting.submitted == began + timedelta(hours=1)
    assert attempt.sitting.text(9, 0) == "after"
    late.desk.close()
    desk.close()
