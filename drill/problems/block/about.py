"""The lines that speak about givens and steps: what a draw satisfies, what is asked, claimed."""

from __future__ import annotations

import re

from drill.notation.names import CONSTANTS
from drill.notation.tree import Index, Name, free_names
from drill.problems.block.draft import Draft
from drill.problems.block.line import Line
from drill.problems.template import Ask, AskKind, Check, Condition

_REQUIRE = re.compile(r"require\s+(.+)")
_ASK = re.compile(r"ask\s+(\w+)\s+(.+?)\s*")
_CHECK = re.compile(r"check\s+(.+?)\s*==\s*(.+)")


def read_require(line: Line, draft: Draft) -> None:
    """Add a condition; one that is indented in a loop holds for every round."""
    match = _REQUIRE.fullmatch(line.text)
    if not match:
        raise line.fault("a condition reads: require all(z > 0) and n > 1")
    loop = draft.loop
    bound = (loop.variable,) if loop else ()
    formula = draft.read(match.group(1), line, match.start(1), *bound, condition=True)
    names = free_names(formula) - CONSTANTS - frozenset(bound)
    rounds = (loop.variable, loop.low, loop.high) if loop else None
    draft.requires.append(Condition(formula, names, line.number, rounds))


def read_ask(line: Line, draft: Draft) -> None:
    """Add the questions that ``line`` asks."""
    match = _ASK.fullmatch(line.text)
    kinds = [kind.value for kind in AskKind]
    if not match or match.group(1) not in kinds:
        raise line.fault(f"a question reads: ask value NAME; it asks {', '.join(kinds)}")
    for target in re.finditer(r"(?:[^,\[\]]|\[[^\]]*\])+", match.group(2)):
        text = target.group().strip()
        place = match.start(2) + target.start() + target.group().index(text)
        tree = draft.read(text, line, place)
        if not isinstance(tree, Name | Index):
            raise line.fault(f"{text} is not a step", place)
        draft.asks.append(Ask(AskKind(match.group(1)), tree, line.levels, line.number))


def read_check(line: Line, draft: Draft) -> None:
    """Add the claim that ``line`` makes."""
    match = _CHECK.fullmatch(line.text)
    if not match:
        raise line.fault("a check reads: check a == b")
    left, right = (draft.read(match.group(side), line, match.start(side)) for side in (1, 2))
    draft.checks.append(Check(left, right, line.number))
