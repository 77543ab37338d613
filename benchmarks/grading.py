"""Deciding whether formulas are equal: ours beside SymPy's ``simplify(a - b) == 0`` and ``equals``.

On the published cases of ``tests/cases`` and on generated ones, in one run.
"""

from __future__ import annotations

import json
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import sympy
from sympy.core.cache import clear_cache

from drill.grading.compare import compare_texts
from drill.notation.prove import symbolic, symbols
from drill.notation.read import read_answer
from drill.notation.shapes import resolve
from drill.notation.tree import free_names
from drill.notation.vocabulary import Vocabulary

CASES = Path(__file__).parent.parent / "tests" / "cases" / "formulas_equal_or_not.json"
SECONDS = 5
Decide = Callable[[str, str], bool | None]


class _TimeUpError(Exception):
    pass


def main() -> None:
    """Print verdicts and percentiles for each way to decide."""
    pairs = [(c["given"], c["expected"], bool(c["equal"])) for c in json.loads(CASES.read_text())]
    pairs += _generated(120)
    compare_texts("x + 1", "2*x")
    ways: dict[str, Decide] = {
        "drill": lambda a, b: compare_texts(a, b).verdict == "equal",
        "simplify(a-b)==0": lambda a, b: sympy.simplify(_expression(a) - _expression(b)) == 0,
        "Expr.equals": lambda a, b: _expression(a).equals(_expression(b)),
    }
    medians = {}
    print(f"{len(pairs)} pairs       right  rejected  accepted  undecided   p50 ms   p99 ms")
    for name, decide in ways.items():
        medians[name] = _measure(name, decide, pairs)
    ratio = medians["simplify(a-b)==0"] / medians["drill"]
    print(f"drill is {ratio:.0f} times as fast as simplify at the median")


def _measure(name: str, decide: Decide, pairs: list[tuple[str, str, bool]]) -> float:
    counts = dict.fromkeys(("right", "rejected", "accepted", "undecided"), 0)
    times = []
    for given, expected, equal in pairs:
        clear_cache()  # a learner's answer is new: nothing of it was simplified before
        started = time.perf_counter()
        verdict = _within(SECONDS, decide, given, expected)
        times.append((time.perf_counter() - started) * 1000)
        if verdict is None:
            counts["undecided"] += 1
        elif verdict == equal:
            counts["right"] += 1
        else:
            counts["rejected" if equal else "accepted"] += 1
    times.sort()
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    row = "  ".join(f"{count:8}" for count in counts.values())
    print(f"{name:18}{row}  {p50:9.2f}{p99:9.2f}")
    return p50


def _within(seconds: int, decide: Decide, given: str, expected: str) -> bool | None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TimeUpError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return decide(given, expected)
    except (_TimeUpError, TypeError, ValueError, RecursionError):
        return None
    finally:
        signal.alarm(0)


def _expression(text: str) -> sympy.Expr:
    """The text read by our parser, as SymPy has it: the peers decide, they don't parse."""
    tree = read_answer(text, Vocabulary.of([], open=True))
    names = dict.fromkeys(free_names(tree) - {"e", "pi"}, ())
    resolved, _ = resolve(tree, names)
    return symbolic(resolved, {name: symbols(name, ()) for name in names})[()]


def _generated(count: int) -> list[tuple[str, str, bool]]:
    """Right and wrong variants of formulas from the field, from a fixed seed."""
    chance = random.Random(7)
    families = [
        ("sigma({a}*z)*(1 - sigma({a}*z))", "exp(-{a}*z)/(1 + exp(-{a}*z))^2",
         "sigma({a}*z)*(1 + sigma({a}*z))"),
        ("{a}*(yh - y)/m", "({a}*yh - {a}*y)/m", "{a}*(yh - y)"),
        ("1 - tanh({a}*z)^2", "4*sigma(2*{a}*z)*(1 - sigma(2*{a}*z))", "(1 - tanh({a}*z))^2"),
        ("w - {a}*(m/(sqrt(v) + 1))", "w - {a}*m/(1 + sqrt(v))", "w - {a}*m/sqrt(v + 1)"),
        ("(n + 2*p - k)/s + {a}", "(n + 2*p - k + {a}*s)/s", "(n + p - k)/s + {a}"),
        ("log(1 + exp({a}*z)) - y*z", "-log(sigma(-{a}*z)) - z*y", "log(1 + exp({a}*z)) + y*z"),
    ]  # fmt: skip
    pairs = []
    for _ in range(count // 2):
        expected, right, wrong = chance.choice(families)
        a = chance.randint(2, 9)
        pairs.append((right.format(a=a), expected.format(a=a), True))
        pairs.append((wrong.format(a=a), expected.format(a=a), False))
    return pairs
