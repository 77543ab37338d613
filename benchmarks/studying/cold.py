"""The first verdicts of a process: ``python -m benchmarks.studying.cold FOLDER NUMBER [sympy]``.

Prints what each took, as JSON. A process begins at another item than the one before; nothing was
answered in it, and with ``sympy`` that is imported before the first answer.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.studying.learner import Learner, ready, studied
from benchmarks.studying.past import Clock, desk_with_a_past
from drill.ui.begin import Wish

REVIEWS = 5
MANNERS = ("right", "wrong", "right")


async def first_verdicts(folder: Path, number: int) -> dict[str, Any]:
    """What the first verdicts took, the longest pause before, and whether SymPy was loaded."""
    desk = desk_with_a_past(folder, clock := Clock())
    kind = ("problem", "derivation")[number % 2]
    items = [item.id for item in desk.library.items.values() if item.kind == kind]
    wish = Wish(items=tuple(items[number * 7 % len(items) :][:REVIEWS]))
    before = set(sys.modules)
    async with studied(lambda: desk, wish) as pilot:
        learner = Learner(pilot)
        pause = await ready(pilot)
        await learner.press("enter")
        for place in range(REVIEWS):
            clock.wait(10)
            manner = MANNERS[(number // 2 + place) % len(MANNERS)]
            await learner.answer(manner, hints=False)
            while learner.turn and not learner.turn.complete:
                await learner.press("enter")
                await learner.answer(manner, hints=False)
            await learner.press("3")
    desk.close()
    verdicts = [taken for kind, taken in learner.all if kind.startswith("verdict")]
    return {"verdicts": verdicts, "pause": pause, "loaded": "sympy" in set(sys.modules) - before}


if __name__ == "__main__":
    if sys.argv[3:]:
        import sympy

        sympy.simplify(sympy.Symbol("x") - 1)
    print(json.dumps(asyncio.run(first_verdicts(Path(sys.argv[1]), int(sys.argv[2])))))
