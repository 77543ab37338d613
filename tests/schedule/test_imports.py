import subprocess
import sys


def test_the_schedule_loads_neither_fsrs_nor_a_database() -> None:
    """Importing fsrs takes longer than everything else that a queue needs."""
    modules = "drill.schedule.queue, drill.schedule.study_day"
    code = (
        f"import sys, {modules}; from drill.schedule.settings import ScheduleSettings;"
        "ScheduleSettings(); print(*sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "drill.schedule.memory" in shown
    assert not {"fsrs", "sqlite3", "sqlite_utils", "numpy", "drill.store"} & set(shown)
