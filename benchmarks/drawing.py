"""Drawing a problem and computing its answer a second way, beside one SymPy differentiation.

The baseline is what a generator of calculus exercises does for one exercise: build a polynomial of
random coefficients and let SymPy differentiate it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import sympy

from drill.decks.vault import read_vault
from drill.problems.block import read_block
from drill.problems.confirm import confirm
from drill.problems.draw import draw
from drill.shipped import cards_folder

SEEDS = 20


def main() -> None:
    """Print the percentiles over all families and levels, and the ratio to the baseline."""
    templates = [read_block(b.text, b.note, b.line) for b in read_vault([cards_folder()]).blocks]
    times = []
    for template in templates:
        for level in template.levels:
            for seed in range(SEEDS):
                times.append(
                    _timed(lambda t=template, n=level.number, s=seed: confirm(draw(t, n, s)))
                )
    chance = random.Random(3)
    baseline = sorted(_timed(lambda: _exercise(chance)) for _ in range(200))
    times.sort()
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"{len(templates)} blocks, {len(times)} draws: p50 {p50:.2f} ms, p99 {p99:.2f} ms")
    peer = baseline[len(baseline) // 2]
    print(f"SymPy's derivative of a random polynomial: p50 {peer:.2f} ms; ratio {p50 / peer:.2f}")


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _exercise(chance: random.Random) -> object:
    x = sympy.Symbol("x")
    terms = [chance.randint(1, 9) * x ** chance.randint(1, 6) for _ in range(5)]
    return sympy.simplify(sympy.diff(sum(terms, sympy.Integer(0)), x))
