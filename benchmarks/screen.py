"""How long the screen takes to follow: a key, a verdict, the next card; and what an hour costs.

Run it as ``python -m benchmarks.screen``. The program runs without a terminal, as in tests; a time
is that from a key until every widget has done what came of it and the screen is painted. The
baseline is a list of Textual's own that takes an arrow key, in the same run. An hour of study is
taken to be 360 reviews.
"""

from __future__ import annotations

import asyncio
import gc
import resource
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.app import App, ComposeResult
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import OptionList

from drill.schedule.settings import ScheduleSettings
from drill.session.desk import open_desk
from drill.session.turn import Turn
from drill.shipped import cards_folder
from drill.ui.app import DrillApp
from drill.ui.begin import Wish

SIZE = (80, 24)
ROUNDS = 3
"""A key leads to a message, and that to another one, before the screen is painted."""
KEYS, REVIEWS, WARM = 60, 360, 60
WANTED = {"key": 30, "verdict": 100, "next card": 80}
"""Milliseconds at the 95th percentile."""
WANTED_GROWTH = 20
"""Megabytes."""


class Peer(App[None]):
    """A list of twenty options, and nothing else."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(f"option {number}" for number in range(20)))


async def pressed(pilot: Pilot[object], key: str) -> float:
    """Milliseconds from a key until the screen is painted."""
    started = time.perf_counter()
    pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in range(ROUNDS):
        await pilot.pause(0)
    return 1000 * (time.perf_counter() - started)


async def peer_keys() -> list[float]:
    """The baseline."""
    async with Peer().run_test(size=SIZE) as pilot:
        return [await pressed(pilot, "down") for _ in range(KEYS)]


async def session(folder: Path) -> tuple[dict[str, list[float]], float]:
    """The times of each kind, and by how many megabytes the process grew."""
    times: dict[str, list[float]] = {"key": [], "verdict": [], "next card": []}
    now = datetime(2026, 5, 4, 8, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=2)
        return now

    desk = open_desk(
        folder / "drill.db",
        [cards_folder()],
        ScheduleSettings(new_per_day=9999, reviews_per_day=9999),
        clock=clock,
    )
    app = DrillApp(lambda _: desk, Wish(limit=REVIEWS))
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for place in range(KEYS):
            times["key"].append(await pressed(pilot, "down" if place % 20 < 10 else "up"))
        for _ in range(12):
            await pilot.press("up")
        await pilot.press("enter")
        before = 0.0
        for number in range(REVIEWS):
            turn = app.screen.study.turn  # type: ignore[attr-defined]
            if turn is None:
                break
            await work_through(pilot, turn, times)
            times["next card"].append(await pressed(pilot, "3"))
            if number == WARM:
                gc.collect()
                before = megabytes()
        gc.collect()
        grown = megabytes() - before
    desk.close()
    return times, grown


async def work_through(pilot: Pilot[object], turn: Turn, times: dict[str, list[float]]) -> None:
    """Turn a card over; answer each task of another item with a number, right or not."""
    if not turn.tasks:
        await pilot.press("space")
        return
    for place in range(len(turn.tasks)):
        pilot.app.post_message(Paste("1 2 3"))
        await pilot.pause()
        times["verdict"].append(await pressed(pilot, "enter"))
        if not pilot.app.screen.study.turn.answered:  # type: ignore[attr-defined]
            await pilot.press("ctrl+g")
        if place + 1 < len(turn.tasks):
            await pilot.press("enter")


def megabytes() -> float:
    """The memory in use now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    """Print the percentiles, the ratios and the growth."""
    baseline = asyncio.run(peer_keys())
    print(f"baseline, an arrow key in a list: p50 {statistics.median(baseline):.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        times, grown = asyncio.run(session(Path(folder)))
    for kind, each in times.items():
        p95 = statistics.quantiles(each, n=20)[-1]
        ratio = statistics.median(each) / statistics.median(baseline)
        print(
            f"{kind}: p50 {statistics.median(each):.1f} ms, p95 {p95:.1f} ms of {len(each)}"
            f" (wanted: p95 at most {WANTED[kind]}); {ratio:.1f} × the baseline"
        )
    done = len(times["next card"])
    print(
        f"memory: {grown:+.1f} MB from review {WARM} to {done}"
        f" (wanted: at most {WANTED_GROWTH} over an hour)"
    )


if __name__ == "__main__":
    main()
