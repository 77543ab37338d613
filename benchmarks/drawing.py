"""Drawing a problem and checking it, beside mathgenerator making its calculus problems.

``mathgenerator`` (PyPI) fills random numbers into strings, except for stationary points, which
SymPy solves; it checks nothing. Drill draws until the numbers are sharp against every declared
mistake, computes every step, and checks every claim a second way.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from mathgenerator import calculus

from drill.decks.vault import read_vault
from drill.problems.block import read_block
from drill.problems.confirm import confirm
from drill.problems.draw import draw
from drill.problems.template import Template
from drill.shipped import cards_folder

SEEDS = 20
PEERS = (
    "definite_integral",
    "power_rule_differentiation",
    "power_rule_integration",
    "stationary_points",
    "trig_differentiation",
)


def main() -> None:
    """Print the percentiles over all families and levels, and the ratios to the peer."""
    templates = [read_block(b.text, b.note, b.line) for b in read_vault([cards_folder()]).blocks]
    levels = [(template, level.number) for template in templates for level in template.levels]
    first = [_timed(lambda t=t, n=n: _drawn(t, n, 0)) for t, n in levels]
    later = [
        _timed(lambda t=t, n=n, s=s: _drawn(t, n, s)) for t, n in levels for s in range(1, SEEDS)
    ]
    print(f"{len(templates)} blocks, {len(levels)} levels; drawn and checked, no proof:")
    _print("the first problem of a level", first)
    _print("a later one", later)
    peers = {name: _peer(name) for name in PEERS}
    _print("mathgenerator, its calculus problems", [t for times in peers.values() for t in times])
    everyday = statistics.median(t for times in peers.values() for t in times)
    print(f"ratio of medians: {statistics.median(later) / everyday:.0f}")
    solved = statistics.median(peers["stationary_points"])
    print(f"stationary_points alone, which SymPy solves: p50 {solved:.2f} ms; "
          f"ratio {statistics.median(later) / solved:.2f}")  # fmt: skip


def _drawn(template: Template, level: int, seed: int) -> None:
    faults = confirm(draw(template, level, seed))
    assert not faults, faults


def _peer(name: str) -> list[float]:
    generate = getattr(calculus, name)
    return [_timed(generate) for _ in range(50)]


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _print(what: str, times: Sequence[float]) -> None:
    ordered = sorted(times)
    p50, p99 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    print(f"  {what:38} p50 {p50:8.3f} ms  p99 {p99:8.2f} ms")
