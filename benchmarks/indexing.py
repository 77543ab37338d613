"""How long 40,000 cards in 2,000 notes take to index: at first, unchanged, one card edited.

Run it as ``python -m benchmarks.indexing``. The baseline is reading the bytes of the same files and
finding the lines in them, in the same run; the ratios are to that.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from drill.session.library import Library
from drill.session.reading import read_library
from drill.store.database import open_store

NOTES, CARDS_A_NOTE, FOLDERS = 2_000, 20, 50
WANTED_FIRST, WANTED_AGAIN = 10.0, 1.0
WORDS = [
    "layer", "weight", "bias", "gradient", "loss", "step", "matrix", "vector", "relu", "softmax",
    "input", "output", "network", "batch", "norm", "rate", "momentum",
]  # fmt: skip
DAY = date(2026, 5, 4)


def write_vault(root: Path) -> None:
    """Notes with cards of four syntaxes, under headings, with maths."""
    chance = random.Random(1)

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    for number in range(NOTES):
        lines = ["---", f"topic: Topic {number // 20}", f"order: {number}", "---", ""]
        for card in range(CARDS_A_NOTE):
            lines += [f"## Part {card}", ""] if card % 5 == 0 else []
            lines += [
                [f"{words(6)} {number}-{card}::{words(8)} $x_{{{card}}}^2$", ""],
                [
                    f"{words(6)} {number}-{card}",
                    "?",
                    words(10),
                    f"{words(9)} $\\frac{{a}}{{b}}$",
                    "",
                ],
                [f"The =={words(1)}== is {words(8)} {number}-{card}", ""],
                [f"Q: {words(8)} {number}-{card}", f"A: {words(12)}", ""],
            ][card % 4]
        folder = root / f"folder-{number % FOLDERS}"
        folder.mkdir(parents=True, exist_ok=True)
        folder.joinpath(f"note-{number}.md").write_text("\n".join(lines), encoding="utf-8")


def timed(act: Callable[[], object]) -> float:
    """Seconds that ``act`` takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def read_bytes(root: Path) -> int:
    """The number of lines in all files: what any program has to do at least."""
    return sum(len(file.read_text("utf-8").splitlines()) for file in root.rglob("*.md"))


def main() -> None:
    """Print seconds and ratios."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "vault"
        write_vault(root)
        baseline = min(timed(lambda: read_bytes(root)) for _ in range(3))
        print(f"indexing, baseline: reading the files {baseline:.2f} s")
        with open_store(Path(name) / "drill.db", new_device="bench", version="0") as store:

            def read() -> Library:
                return read_library(store, [root], DAY)

            first = timed(read)
            again = min(timed(read) for _ in range(3))
            note = next(root.rglob("note-7.md"))
            text = note.read_text("utf-8")
            before = {item.title: item.id for item in read().items.values() if "7-0" in item.title}
            note.write_text(text.replace(" 7-0::", " edited 7-0::"), encoding="utf-8")
            edited = timed(read)
            kept = all(id_ in read().items for id_ in before.values())
    _report("first time", first, baseline, WANTED_FIRST)
    _report("nothing changed", again, baseline, WANTED_AGAIN)
    print(f"indexing, one card edited: {edited:.2f} s; its history is {'kept' if kept else 'LOST'}")


def _report(what: str, seconds: float, baseline: float, wanted: float) -> None:
    print(
        f"indexing, {what}: {seconds:.2f} s, {seconds / baseline:.1f} × the baseline"
        f" (wanted: under {wanted:g} s)"
    )


if __name__ == "__main__":
    main()
