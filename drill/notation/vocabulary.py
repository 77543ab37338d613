"""The symbols that a text may use, under all their spellings."""

from __future__ import annotations

import difflib
import keyword
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drill.notation.names import CONSTANTS, LETTER_NAMES, VARIANTS, key, show_name

_RESERVED = frozenset(keyword.kwlist) - {"lambda"} | {
    "inf", "infinity", "nan", "oo", "NotImplemented", "Ellipsis"
}  # fmt: skip
"""Words that are no symbols even where every unknown name counts as one."""

_NUMBERED = re.compile(r"([^\W\d_]\w*?)_?(\d{1,2})")


@dataclass(frozen=True)
class Vocabulary:
    """What names mean in one text.

    ``symbols`` maps each key (:func:`~drill.notation.names.key`) to the declared name;
    ``functions`` names that stand for operations here (``phi`` for ``relu``); ``gradients`` the
    step that holds the gradient of one symbol by another. ``open`` lets unknown names count as real
    scalars.
    """

    symbols: Mapping[str, str]
    functions: Mapping[str, str] = field(default_factory=dict)
    gradients: Mapping[tuple[str, str], str] = field(default_factory=dict)
    open: bool = False

    @classmethod
    def of(
        cls,
        names: Iterable[str],
        functions: Mapping[str, str] | None = None,
        gradients: Mapping[tuple[str, str], str] | None = None,
        *,
        open: bool = False,  # noqa: A002
    ) -> Vocabulary:
        """The vocabulary of declared ``names``."""
        return cls({key(name): name for name in names}, functions or {}, gradients or {}, open)

    def find(self, spelling: str) -> str | None:
        """The declared name behind ``spelling``, or the constant; None if there is none."""
        here = key(spelling)
        if here in self.symbols:
            return self.symbols[here]
        if not self.symbols:
            return here if here in CONSTANTS else None
        return next(
            (self.symbols[other] for other in _spelled_otherwise(here) if other in self.symbols),
            here if here in CONSTANTS else None,
        )

    def admits(self, spelling: str) -> bool:
        """Whether an unknown name counts as a symbol here."""
        return self.open and spelling not in _RESERVED and spelling.strip("_") != ""

    def unknown(self, spelling: str) -> str:
        """One sentence about a name that is not known here, with the nearest that is."""
        names = list(self.symbols.values())
        if entry := self._entry(spelling):
            return f"unknown name {spelling}. Did you mean {entry}?"
        shown = show_name(spelling)
        error = f"dz{key(spelling).removeprefix('delta')}"
        if key(spelling).startswith("delta") and error in self.symbols:
            return f"unknown name {shown}. Did you mean {show_name(self.symbols[error])}?"
        near = difflib.get_close_matches(spelling, [*names, *self.functions], n=1, cutoff=0.5)
        folded = [name for name in names if key(name).lower() == key(spelling).lower()]
        hint = (folded or near)[:1]
        if hint:
            return f"unknown name {spelling}. Did you mean {hint[0]}?"
        if not names:
            return f"there is no {shown} here; the answer is a number"
        return f"there is no {shown} here; the symbols are {', '.join(map(show_name, names))}"

    def _entry(self, spelling: str) -> str:
        """How the entry that ``d1`` or ``W12`` may mean is written, of a symbol without numbers."""
        match = _NUMBERED.fullmatch(spelling)
        base = self.symbols.get(key(match[1])) if match else None
        if match is None or base is None:
            return ""
        if any(re.fullmatch(rf"{re.escape(base)}_?\d+", name) for name in self.symbols.values()):
            return ""
        return f"{base}, or its entry {base}[{', '.join(match[2])}]"


def _spelled_otherwise(here: str) -> Iterable[str]:
    """Other keys that the same symbol may be declared under: ``eps1`` for ``epsilon1``."""
    differential = "d" if here[:1] == "d" and here[1:2] in LETTER_NAMES else ""
    letter = here[len(differential) : len(differential) + 1]
    if letter in LETTER_NAMES:
        spelled = LETTER_NAMES[letter] + here[len(differential) + 1 :]
        yield differential + spelled
        yield from _spelled_otherwise(spelled)
    for variant, name in VARIANTS.items():
        if here.startswith(variant):
            yield name + here.removeprefix(variant)
        if here.startswith(name):
            yield variant + here.removeprefix(name)
