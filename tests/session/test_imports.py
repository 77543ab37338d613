from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MARKED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from drill.session.opening import open_desk
from drill.session.study import Terms
from drill.session.turn import answer, proceed

desk = open_desk(
    Path(sys.argv[1]), [Path(sys.argv[2])], clock=lambda: datetime(2026, 5, 4, 8, tzinfo=UTC)
)
asked = []
for item in desk.library.items.values():
    turn = desk.begin(Terms(choose=item.__eq__, anyway=True)).turn
    while turn and turn.tasks and len(turn.answers) < len(turn.tasks):
        asked.append(turn.task)
        turn = answer(turn, "7 x" if turn.card else "1 + 1")
        if not turn.answered:
            break
        turn = proceed(turn)
print(len(asked), "sympy" in sys.modules)
"""


def test_marking_never_waits_for_sympy(tmp_path: Path) -> None:
    vault = Path(__file__).parent.parent / "ui" / "vault"
    done = subprocess.run(
        [sys.executable, "-c", MARKED, str(tmp_path / "drill.db"), str(vault)],
        capture_output=True,
        text=True,
        check=True,
    )
    asked, loaded = done.stdout.split()
    assert int(asked) > 3
    assert loaded == "False"
