"""``python -m benchmarks [NAME …]``: run the benchmarks, all of them or those named."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("grading", "drawing", "indexing", "first_paint", "screen", "progress", "backlog")


def main() -> None:
    """Run each benchmark's ``main``."""
    names = sys.argv[1:] or NAMES
    for name in names:
        if name not in NAMES:
            sys.exit(f"there is no benchmark {name}; there are {', '.join(NAMES)}")
        print(f"\n== {name}")
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
