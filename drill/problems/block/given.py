"""The lines of the section ``given``: what is drawn, fixed, or follows from others."""

from __future__ import annotations

import re

from drill.notation.tree import Node
from drill.problems.block.draft import Draft
from drill.problems.block.header import read_number
from drill.problems.block.line import Line
from drill.problems.template import SIZES_OF, Given, Source

_BRACKETS = r"\((?:[^()]|\([^()]*\))*\)"
_GIVEN = re.compile(
    rf"(\w+)\s*(?::\s*(?:({'|'.join(SIZES_OF)})\s*({_BRACKETS})?\s*)?(?:of\s+)?"
    rf'([a-z]+)?\s*({_BRACKETS})?|=\s*([^"]+?))\s*(?:"([^"]*)")?\s*'
)
_SOURCES = {"integers": 2, "decimals": 3, "choice": None, "onehot": 0}
_FORM, _SIZES, _SOURCE, _ARGUMENTS, _FORMULA = 2, 3, 4, 5, 6


def read_given(line: Line, draft: Draft) -> None:
    """Add the given that ``line`` declares."""
    match = _GIVEN.fullmatch(line.text)
    if not match:
        raise line.fault("a given reads: x : vector(n) of integers(-2, 2)")
    name, label = match.group(1), match.group(7) or ""
    draft.declare(name, line, 0)
    if match.group(_FORMULA) is not None:
        tree = draft.read(match.group(_FORMULA), line, match.start(_FORMULA))
        given = Given(name, "formula", (), Source("fixed", (), tree), label, line.number)
    else:
        source = _source(match, line)
        form = match.group(_FORM) or ("vector" if source.kind == "onehot" else "scalar")
        given = Given(name, form, _sizes(match, form, source, line, draft), source, label,
                      line.number)  # fmt: skip
    draft.givens.append(given)
    draft.names.append(name)


def _sizes(
    match: re.Match[str], form: str, source: Source, line: Line, draft: Draft
) -> tuple[Node, ...]:
    group = _ARGUMENTS if source.kind == "onehot" else _SIZES
    sizes = tuple(draft.read(text, line, place) for text, place in _arguments(match, group))
    wanted = SIZES_OF[form]
    if len(sizes) not in wanted:
        numbers = " or ".join(map(str, wanted))
        raise line.fault(f"a {form} has {numbers} sizes, not {len(sizes)}")
    return sizes


def _source(match: re.Match[str], line: Line) -> Source:
    kind = match.group(_SOURCE)
    if kind not in _SOURCES:
        known = ", ".join(_SOURCES)
        raise line.fault(f"values come from {known}, not from {kind or 'nothing'}")
    if kind == "onehot":
        return Source(kind)
    numbers = tuple(read_number(text, line, at) for text, at in _arguments(match, _ARGUMENTS))
    wanted = _SOURCES[kind]
    if len(numbers) != wanted if wanted else not numbers:
        raise line.fault(f"{kind} takes {wanted or 'one or more'} numbers", match.start(_SOURCE))
    return Source(kind, numbers)


def _arguments(match: re.Match[str], group: int) -> list[tuple[str, int]]:
    """What stands between the commas of a bracket, each with its place in the line."""
    text, start = (match.group(group) or "()")[1:-1], match.start(group) + 1
    found = []
    for part in re.finditer(r"(?:[^,()]|\([^()]*\))+", text):
        inner = part.group().strip()
        if inner:
            found.append((inner, start + part.start() + part.group().index(inner)))
    return found
