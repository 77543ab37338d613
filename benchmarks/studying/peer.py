"""An app of Textual's own beside the program: ``python -m benchmarks.studying.peer PAINTINGS``.

It has a list that arrows move in, and a text that is another one at each key. Prints what its keys
took, and by how many megabytes it grew from a sixth of the paintings on.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Footer, OptionList, Static

from benchmarks.studying.memory import megabytes
from benchmarks.studying.terminal import SIZE, Terminal, pressed

LINES, WORDS = 12, 9


class Peer(App[None]):
    """A list, a text, a footer."""

    chance = random.Random(7)

    def compose(self) -> ComposeResult:
        """The list above the text."""
        yield Static(id="text", markup=False)
        yield OptionList(*(f"option {number}" for number in range(20)))
        yield Footer()

    @on(OptionList.OptionHighlighted)
    def change(self) -> None:
        """Show another text."""
        rows = [" ".join(f"{self.chance.random():.4f}" for _ in range(WORDS)) for _ in range(LINES)]
        self.query_one("#text", Static).update("\n".join(rows))


async def use(paintings: int) -> dict[str, Any]:
    """Press as many keys."""
    app, times, early = Peer(), [], 0.0
    app.driver_class = Terminal
    async with app.run_test(headless=False, size=SIZE) as pilot:
        for number in range(paintings):
            if number == paintings // 6:
                early = megabytes()
            times.append(await pressed(pilot, "down"))
        return {"times": times, "grown": megabytes() - early}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(use(int(sys.argv[1])))))
