"""How far long work is, as a bar and in numbers."""

from __future__ import annotations

_CELLS = 20


def working_text(what: str, done: int = 0, every: int = 0) -> str:
    """``what`` is being done, and below it how many of how many parts are."""
    if not every:
        return f"{what} …"
    full = _CELLS * done // every
    return f"{what} …\n{'█' * full}{'░' * (_CELLS - full)} {done} of {every}"
