"""Fuzz the reader and the grader: ``python scripts/fuzz.py SECONDS [SEED]``.

Texts are mutated from the corpus in ``tests/cases/fuzz_corpus.txt`` and from the published cases.
Stops at the first exception; reports the slowest text and the growth of memory.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path

from drill.decks.vault import read_vault
from drill.grading.compare import compare_texts
from drill.grading.grade import grade
from drill.grading.symbols import read_symbol
from drill.problems.block import read_block
from drill.problems.draw import draw
from drill.problems.problem import Problem
from drill.problems.template import AskKind
from drill.shipped import cards_folder

CASES = Path(__file__).parent.parent / "tests" / "cases"
PIECES = (
    "\\frac{", "}{", "}", "\\sqrt", "^", "_", "{", "(", ")", "[", "]", "|", "‖", "||", "1[", ">",
    "Σ_k ", "\\sum_{k=1}^{n}", "log ", "sin^2", "'", "!", "%", ".T", "ᵀ", "²", "₁", "ŷ", "\u0302",
    "e", "0", "1e9", ".5", ",", ";", " ", "\n", "=", "\\\\", "&", "\\begin{bmatrix}",
    "\\end{bmatrix}", "softmax(", "conv2d(", "max(", "-", "−", "*", "@", "⊙", "·", "/", "∂L/∂z1",
    "\u200d", "\x1b", "½", "W", "x", "z", "binomial(", "factorial(", "1,000", "..", "for k in",
)  # fmt: skip
SYMBOLS = {
    n: read_symbol(t) for n, t in {"W": "matrix(n,m)", "x": "vector(m)", "z": "scalar"}.items()
}


def main() -> None:
    """Fuzz for the seconds that were asked."""
    seconds = float(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    corpus = _corpus()
    problems = _problems()
    started, count, slowest = time.monotonic(), 0, (0.0, "")
    memory = 0
    while time.monotonic() - started < seconds:
        text = _mutated(chance, corpus)
        spent = _run(text, chance, problems, corpus)
        slowest = max(slowest, (spent, text))
        count += 1
        if count == 2000:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    print(f"{count} texts, no exception; slowest {slowest[0] * 1000:.0f} ms: {slowest[1]!r}")
    print(f"memory grew by {grown:.1f} MB after the first 2000 texts")


def _corpus() -> list[str]:
    lines = (CASES / "fuzz_corpus.txt").read_text(encoding="utf-8").splitlines()
    for case in json.loads((CASES / "formulas_equal_or_not.json").read_text(encoding="utf-8")):
        lines += [case["given"], case["expected"]]
    for case in json.loads((CASES / "hostile_inputs.json").read_text(encoding="utf-8")):
        lines += [case["input"]] if case["input"] else []
    return lines


def _problems() -> list[Problem]:
    blocks = read_vault([cards_folder()]).blocks
    return [draw(read_block(b.text, b.note, b.line), 1, 0) for b in blocks]


def _mutated(chance: random.Random, corpus: list[str]) -> str:
    text = chance.choice(corpus)
    for _ in range(chance.randint(0, 6)):
        at = chance.randint(0, len(text))
        match chance.randint(0, 4):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 5) :]
            case 2:
                other = chance.choice(corpus)
                text = text[:at] + other[chance.randint(0, len(other)) :]
            case 3:
                text = text[:at] + text[at : at + 8] * chance.randint(1, 20) + text[at:]
            case _:
                text = text[:at] + chr(chance.randint(1, 0x3000)) + text[at:]
    return text[:3000]


def _run(text: str, chance: random.Random, problems: list[Problem], corpus: list[str]) -> float:
    started = time.process_time()
    try:
        match chance.randint(0, 2):
            case 0:
                compare_texts(text, chance.choice(("z", "sigma(z)*(1 - sigma(z))")))
            case 1:
                compare_texts(text, "W@x", SYMBOLS)
            case _:
                problem = chance.choice(problems)
                kind = chance.choice(list(AskKind))
                grade(problem, problem.question.target, kind, text)
    except BaseException:
        print(f"EXCEPTION on {text!r}")
        raise
    return time.process_time() - started


if __name__ == "__main__":
    main()
