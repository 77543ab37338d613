"""The verdict in words: a sign and a word, what was read, what is wrong with it."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from drill.grading.verdict import Status, Verdict
from drill.maths.width import cell_width
from drill.notation.names import show_name
from drill.problems.template import AskKind
from drill.session.turn import Answer, Turn
from drill.ui.words.blocks import block_lines
from drill.ui.words.line import Line, Page, Role, labelled, paragraph, safe

_WROTE, _READ_AS, _CHOSE = "You wrote ", "Read as   ", "You chose "
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")
_EXACT = 12
"""Digits of what was read: as many as were written."""
_SPACES_AND_SIGNS = str.maketrans({" ": None, "-": "−"})
_HEARD = 12
"""Characters that are said of what could not be read."""


class Sign(NamedTuple):
    """How a status is shown: the sign, the word, the part it plays on the page."""

    sign: str
    word: str
    role: Role


SIGNS = {
    Status.CORRECT: Sign("✓", "Right", Role.RIGHT),
    Status.FOLLOWS: Sign("✓", "Right, from your own earlier value", Role.RIGHT),
    Status.IMPRECISE: Sign("≈", "Nearly: not precise enough", Role.NEARLY),
    Status.CONVENTION: Sign("≈", "Nearly: another convention", Role.NEARLY),
    Status.NEARLY: Sign("≈", "Nearly", Role.NEARLY),
    Status.WRONG: Sign("✗", "Wrong", Role.WRONG),
    Status.UNREADABLE: Sign("?", "Not read", Role.NEARLY),
}
GIVEN_UP = Sign("–", "Not answered", Role.STRONG)


def sign_of(answer: Answer) -> Sign:
    """How an answer went."""
    return SIGNS[answer.verdict.status] if answer.text else GIVEN_UP


def verdict_lines(turn: Turn, page: Page) -> list[Line]:
    """The verdict on the present task; nothing before it was attempted."""
    if not turn.tasks or not turn.answered:
        return []
    answer = turn.answers[turn.position]
    shown, verdict = sign_of(answer), answer.verdict
    lines = [Line(f"{shown.sign} {shown.word}", shown.role), *_given(turn, answer, page)]
    if verdict.reason:
        lines += paragraph(verdict.reason, page, Role.STRONG)
    if _some_are_right(verdict) and verdict.wrong_entries[0] not in verdict.reason:
        lines += labelled(", ".join(verdict.wrong_entries), page, "Off: ")
    return lines


def _some_are_right(verdict: Verdict) -> bool:
    """Whether it tells something which entries are wrong."""
    return 0 < len(verdict.wrong_entries) < np.size(verdict.value)


def _given(turn: Turn, answer: Answer, page: Page) -> list[Line]:
    """What was written and what it was read as; bare numbers only as they were read."""
    verdict, lines, kind = answer.verdict, [], turn.step.kind if turn.step else None
    if kind is AskKind.CHOICE and answer.text:
        return labelled(verdict.read_as, page, f"{_CHOSE}{answer.text.strip(' ).')}) ")
    is_value = kind is AskKind.VALUE
    says_the_same = is_value and _numbers(answer.text) == _numbers(verdict.read_as)
    if answer.text and not says_the_same:
        lines += labelled(answer.text, page, _WROTE)
    if verdict.read_as and (says_the_same or not _as_shown(answer.text, verdict.read_as)):
        lines += _as_block(turn, verdict, page) or labelled(verdict.read_as, page, _READ_AS)
    return lines


def _as_shown(text: str, read_as: str) -> bool:
    """Whether a formula was written just as it is shown, spaces apart."""
    return text.translate(_SPACES_AND_SIGNS) == read_as.translate(_SPACES_AND_SIGNS)


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text.replace("−", "-"))]


def _as_block(turn: Turn, verdict: Verdict, page: Page) -> list[Line]:
    """A matrix as a block of numbers, as the right one is shown; nothing where that has no room."""
    if turn.step is None or turn.problem is None or np.ndim(verdict.read) < 2:
        return []
    value = turn.problem.step(turn.step.target).as_shown(verdict.read)
    symbol = f"{_READ_AS}{show_name(turn.step.target)}"
    return [
        line._replace(role=Role.QUIET, lead=len(_READ_AS if _READ_AS in line.text else ""))
        for line in block_lines(symbol, value, _EXACT, page)
    ]


def unreadable_lines(verdict: Verdict, page: Page, above: str | None = None) -> list[Line]:
    """A caret below the place where reading of an answer stopped, and one sentence.

    ``above``: the answer can be seen right above, behind this text; without it, or where the answer
    is too long to be seen whole, it is shown again, cut to what is around the caret.
    """
    reason = f"{sentence(verdict.reason)} Not counted."
    if page.spoken:
        return paragraph(f"{_stopped(verdict)}{reason}", page, Role.NEARLY)
    indent = " " * cell_width(above or "")
    room = max(page.width - len(indent), 1)
    text, mark = verdict.caret or ("", "^")
    lines = [Line(indent + part) for part in _window(safe(text), len(mark) - 1, room)]
    if above is not None and cell_width(text) < room:
        lines = lines[1:]
    return [*lines, *paragraph(reason, page, Role.NEARLY, "? ")]


def _stopped(verdict: Verdict) -> str:
    """Where reading stopped, in words."""
    text, mark = verdict.caret or ("", "^")
    place = len(mark) - 1
    rest = safe(text)[place : place + _HEARD]
    if not text:
        return ""
    return f"Reading stopped at character {place + 1}" + (f", before {rest}. " if rest else ". ")


def sentence(text: str) -> str:
    """``text`` with a capital and an end."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _window(text: str, place: int, width: int) -> tuple[str, str]:
    """``text`` cut to ``width`` around ``place``, and a caret below that place."""
    start = max(0, min(place - width // 2, len(text) - width))
    return text[start : start + width], " " * (place - start) + "^"
