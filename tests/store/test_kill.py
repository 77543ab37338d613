import signal
import subprocess
import sys
from pathlib import Path

import pytest

from drill.schedule.settings import ScheduleSettings
from drill.store.database import open_store
from drill.store.doctor import doctor
from drill.store.log import ReviewLog

APPEND = Path(__file__).with_name("append_until_killed.py")
ACKNOWLEDGED = [0, 1, 2, 23, 0, 61, 7]


def append_and_kill(path: Path, run: int, acknowledged: int) -> list[str]:
    """The UUIDs that the process said were on the disk before it was killed."""
    with subprocess.Popen(
        [sys.executable, str(APPEND), str(path), f"run{run}"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(1 + acknowledged)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    assert lines[0] == "starting"
    return lines[1:]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_whatever_was_acknowledged_survives_a_kill(path: Path) -> None:
    promised: list[str] = []
    for run, acknowledged in enumerate(ACKNOWLEDGED):
        promised += append_and_kill(path, run, acknowledged)
        with open_store(path, new_device="laptop", version="1") as store:
            kept = [event.uuid for event in ReviewLog(store, ScheduleSettings()).events()]
            diagnosis = doctor(store, ScheduleSettings())
        assert [uuid for uuid in kept if uuid in promised] == promised
        assert len(kept) <= len(promised) + run + 1
        assert diagnosis.sound, diagnosis
    assert len(promised) >= sum(ACKNOWLEDGED)
