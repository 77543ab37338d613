"""Marking a choice: its number or letter."""

from __future__ import annotations

from drill.grading.verdict import Status, Verdict
from drill.problems.choices import choices
from drill.problems.problem import Problem


def mark_choice(problem: Problem, target: str, text: str) -> Verdict:
    """Mark ``text``, a number from 1 or a letter from a, as the choice for step ``target``."""
    options = choices(problem, target)
    place = _place(text)
    if place is None or not 0 <= place < len(options):
        reason = f"choose a number from 1 to {len(options)}"
        return Verdict(Status.UNREADABLE, reason=reason, caret=(text[:72], "^"))
    chosen = options[place]
    if chosen.mistake is None:
        return Verdict(Status.CORRECT, read_as=chosen.text)
    return Verdict(
        Status.WRONG, chosen.mistake.sentence, chosen.text, mistakes=(chosen.mistake.slug,)
    )


def _place(text: str) -> int | None:
    mark = text.strip().strip(").").lower()
    if mark.isascii() and mark.isdigit() and len(mark) < 3:
        return int(mark) - 1
    if len(mark) == 1 and "a" <= mark <= "z":
        return ord(mark) - ord("a")
    return None
