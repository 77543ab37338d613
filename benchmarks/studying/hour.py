"""Study for some minutes: ``python -m benchmarks.studying.hour MINUTES``.

Prints what everything took and the memory in use at each tenth minute, as JSON. A review takes ten
seconds on the learner's clock, so that an hour has 360; half of them are of items that are due, of
all topics in turn, the others of new ones.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.studying.learner import Learner, ready, studied
from benchmarks.studying.memory import megabytes
from benchmarks.studying.past import Clock, desk_with_a_past
from benchmarks.studying.terminal import Terminal

SECONDS = 10
A_MINUTE = 60 // SECONDS
KEYS = 60


async def study(folder: Path, minutes: int) -> dict[str, Any]:
    """What each thing took, and the memory in use by minute."""
    desk = desk_with_a_past(folder, clock := Clock())
    memory: dict[int, float] = {}
    async with studied(lambda: desk) as pilot:
        learner = Learner(pilot)
        await ready(pilot)
        for place in range(KEYS):
            await learner.press("down" if place % 20 < 10 else "up", "key in a list")
        await learner.press("enter", "session begun")
        for number in range(minutes * A_MINUTE):
            if number % (10 * A_MINUTE) == 0:
                memory[number // A_MINUTE] = megabytes()
            if learner.turn is None:
                break
            clock.wait(SECONDS)
            await learner.review()
        memory[learner.done // A_MINUTE] = megabytes()
    desk.close()
    return {
        "times": learner.all,
        "memory": list(memory.items()),
        "reviews": learner.done,
        "painted": pilot.app._driver.writes if isinstance(pilot.app._driver, Terminal) else 0,
        "sympy": "sympy" in sys.modules,
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(asyncio.run(study(Path(name), int(sys.argv[1])))))
