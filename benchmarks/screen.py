"""How long the screen takes to follow: a key, a verdict, the next card; and what an hour costs.

Run it as ``python -m benchmarks screen``. A learner without hands studies for an hour on the
program's own screens: cards, problems and derivations of all topics, right, wrong and unreadable
answers, hints, solutions, undone reviews, other screens. A time is that from a key until the last
thing that came of it is painted, without the frame of 1/60 s that Textual may wait before it. First
verdicts come from processes of their own. The peer is an app of Textual's own in the same run,
which takes arrow keys and paints as many other texts. ``python -m benchmarks.studying.hour 180``
studies longer.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from typing import Any

FRAME = 1000 / 60
COLD, WITH_SYMPY = 8, 4
"""Processes whose first verdicts are taken."""
WANTED = {"key in": 30, "verdict": 100, "next card": 80}
"""Milliseconds at the 95th percentile, the frame included, by how a kind of waiting begins."""
SHOWN = (
    *("key in a list", "key in a line", "key in a grid", "turned over", "next card"),
    *("next step", "hint", "undo", "another", "looked up", "browse"),
)
WANTED_GROWTH = 20
"""Megabytes from the tenth minute to the end of the hour."""
TERMINAL = {"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
Taken = Sequence[float]
"""Milliseconds by the wall clock, and of computing."""


def child(module: str, *words: object) -> Any:
    """What a program of this package prints."""
    command = [sys.executable, "-m", f"benchmarks.studying.{module}", *map(str, words)]
    done = subprocess.run(
        command, env={**os.environ, **TERMINAL}, stdout=subprocess.PIPE, check=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Print the percentiles, the ratios and the growth."""
    hour = child("hour", 60)
    peer = child("peer", hour["painted"])
    baseline = statistics.median(wall for wall, _ in peer["times"])
    print(f"peer, an arrow key that changes a text: p50 {baseline:.1f} ms")
    print(f"an hour of study: {hour['reviews']} reviews, {hour['painted']} times painted")
    kinds: dict[str, list[Taken]] = {}
    for kind, taken in hour["times"]:
        kinds.setdefault(kind, []).append(taken)
    for kind in (*SHOWN, *sorted(kind for kind in kinds if kind.startswith("verdict"))):
        show(kind, kinds.get(kind, []), baseline)
    first_verdicts(baseline)
    show_memory(hour["memory"], peer["grown"])


def first_verdicts(baseline: float) -> None:
    """Print what verdicts take in processes that have just begun."""
    with tempfile.TemporaryDirectory() as folder:
        child("cold", folder, 0)  # makes the store that the others open
        cold = [child("cold", folder, number) for number in range(COLD)]
        warm = [child("cold", folder, number, "sympy") for number in range(WITH_SYMPY)]
    loaded = "loads SymPy" if any(one["loaded"] for one in cold) else "never loads SymPy"
    print(f"a process that {loaded}, and one where it was loaded before:")
    pauses = [one["pause"] for one in cold]
    print(
        f"longest pause of the screen while the program gets ready: p50"
        f" {statistics.median(pauses):.1f} ms, at most {max(pauses):.1f} ms of {COLD} processes"
    )
    show("verdict, the first of a process", [one["verdicts"][0] for one in cold], baseline)
    show("verdict, SymPy not imported", joined(one["verdicts"] for one in cold), baseline)
    show("verdict, SymPy imported", joined(one["verdicts"] for one in warm), baseline)


def joined(lists: Iterable[list[Taken]]) -> list[Taken]:
    """All of them in one list."""
    return [taken for each in lists for taken in each]


def show(kind: str, times: Sequence[Taken], baseline: float) -> None:
    """Print one line: percentiles by the wall clock, of computing, and the ratio to the peer."""
    if len(times) < 2:
        return
    walls, computing = ([taken[place] for taken in times] for place in (0, 1))
    wanted = next((most for begin, most in WANTED.items() if kind.startswith(begin)), None)
    p95 = percentile_95(walls)
    said = f" (with a frame {p95 + FRAME:.0f}; wanted: at most {wanted})" if wanted else ""
    print(
        f"{kind}: p50 {statistics.median(walls):.1f} ms, p95 {p95:.1f} ms of {len(times)}{said};"
        f" computing p95 {percentile_95(computing):.1f} ms;"
        f" {statistics.median(walls) / baseline:.1f} × the peer"
    )


def percentile_95(times: Sequence[float]) -> float:
    """What 95 in a hundred are not longer than; of a few the longest."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def show_memory(memory: Sequence[tuple[int, float]], of_peer: float) -> None:
    """Print the memory by minute, and the growth."""
    print("memory by minute: " + ", ".join(f"{minute}: {mb:.0f} MB" for minute, mb in memory))
    begun, warm, end = memory[0][1], memory[1][1], memory[-1][1]
    print(
        f"memory: {end - warm:+.1f} MB from minute {memory[1][0]} to {memory[-1][0]}"
        f" (wanted: at most {WANTED_GROWTH}), {end - begun:+.1f} MB from the first card on;"
        f" the peer {of_peer:+.1f} MB for as many paintings"
        f" ({(end - warm) / max(of_peer, 0.1):.1f} × the peer)"
    )


if __name__ == "__main__":
    main()
