"""Marking what was typed for the answer of a card: a formula, a number, or words."""

from __future__ import annotations

import re
from functools import lru_cache

from drill.decks.verbatim import mask
from drill.grading.equation import mark_equation, read_wanted
from drill.grading.quantity import THOUSANDS, mark_quantity
from drill.grading.verdict import Status, Verdict, rank, unread
from drill.grading.wording import Likeness, likeness, words
from drill.maths.markdown_maths import render_text
from drill.maths.markdown_segments import segments

MOST_WORDS = 8
"""A longer answer is worded in too many ways to be marked."""

_OTHERWISE = re.compile(r"\s/\s")
_NUMBER = re.compile(r"[-+−]?\d[\d.,]*(?:[eE][-+]?\d+|/\d+)?\s*%?")
_MATHS = re.compile(r"[=^*<>{}\\_|~]|[a-z0-9]\(")
_WIDE = 10_000


def mark_typed(answer: str, text: str) -> Verdict:
    """Mark ``text`` as the Markdown ``answer``, or as the best of those that `` / `` separates."""
    if not text.strip():
        return unread(text, "nothing is written here")
    verdicts = [_mark(one, text) for one in accepted(answer) if not _fault(one)]
    return max(verdicts, key=rank, default=unread(text, why_not_typed(answer)))


@lru_cache(maxsize=512)
def why_not_typed(answer: str) -> str:
    """Why nothing that is typed can be marked as ``answer``; "" if it can.

    An answer that only in part can be read is refused whole: a right one might be marked wrong.
    """
    return next(filter(None, map(_fault, accepted(answer))), "")


def accepted(answer: str) -> list[str]:
    """The answers that are right, each in Markdown."""
    prose = mask(answer).prose
    starts, ends = [0], []
    for match in _OTHERWISE.finditer(prose):
        ends.append(match.start())
        starts.append(match.end())
    parts = [answer[a:b].strip() for a, b in zip(starts, [*ends, len(answer)], strict=True)]
    return [part for part in parts if part]


def asks_formula(answer: str) -> bool:
    """Whether what is typed for ``answer`` is read as a formula."""
    return any(_formula(one) is not None for one in accepted(answer))


def _fault(answer: str) -> str:
    if (tex := _formula(answer)) is not None:
        return read_wanted(tex).fault
    if _number(answer):
        return ""
    plain = _plain(answer)
    if _MATHS.search(plain):
        return "a formula in a text can't be typed; write the formula alone between $ and $"
    if not words(plain):
        return "there is no word in the answer"
    if len(plain.split()) > MOST_WORDS:
        return f"an answer of more than {MOST_WORDS} words can't be marked"
    return ""


def _mark(answer: str, text: str) -> Verdict:
    if (tex := _formula(answer)) is not None:
        return mark_equation(read_wanted(tex), text)
    if number := _number(answer):
        return mark_quantity(text, number)
    if not words(text):
        return unread(text, "there is no word in this")
    match likeness(text, _plain(answer)):
        case Likeness.SAME:
            return Verdict(Status.CORRECT)
        case Likeness.MISSPELT:
            return Verdict(Status.NEARLY, "Mind the spelling.")
        case Likeness.DIFFERENT:
            return Verdict(Status.WRONG, "If you meant the same in other words, rate it yourself.")


def _formula(answer: str) -> str | None:
    """The TeX of an answer that is one formula and nothing else."""
    found = [s for s in segments(answer) if s.kind != "text" or s.content.strip(" \n.")]
    if len(found) == 1 and found[0].kind in ("inline", "display"):
        return found[0].content
    return None


def _number(answer: str) -> str:
    """The number that an answer without dollar signs is; "" if it is none."""
    plain = THOUSANDS.sub("", answer.strip().rstrip("."))
    return plain if _NUMBER.fullmatch(plain) else ""


def _plain(answer: str) -> str:
    """The words of an answer, its maths too where it is but letters: ``$L_2$ norm``."""
    return " ".join(render_text(answer, _WIDE))
