"""What the grader says of an answer: plain values, for screens, scripts and the log alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drill.notation.errors import ReadError


class Status(StrEnum):
    """The verdict in a word."""

    CORRECT = "correct"
    FOLLOWS = "follows"
    """Right from the learner's own earlier value, which was wrong."""
    IMPRECISE = "imprecise"
    """Right to fewer digits than were asked."""
    CONVENTION = "convention"
    """Right under another convention than the one stated: a factor ½, a mean for a sum."""
    NEARLY = "nearly"
    """Right but for something small, such as the spelling."""
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    """Not an attempt."""


@dataclass(frozen=True)
class Verdict:
    """A marked answer.

    ``how`` tells how a formula was decided; ``mistakes`` are slugs that never depend on the drawn
    numbers; ``reason`` is one or two sentences about the step; ``value`` is the learner's own
    value, from which later steps are judged; ``read`` is what was read, be its shape another than
    was asked; ``caret`` points into an unreadable answer; ``credit``
    is the share of a wrong answer that is right, where it has parts.
    """

    status: Status
    reason: str = ""
    read_as: str = ""
    how: str = ""
    mistakes: tuple[str, ...] = ()
    wrong_entries: tuple[str, ...] = ()
    value: Any = None
    read: Any = None
    caret: tuple[str, str] | None = None
    credit: float = 0.0

    @property
    def right(self) -> bool:
        """Whether the step counts as done."""
        return self.status in (Status.CORRECT, Status.FOLLOWS)

    @property
    def attempted(self) -> bool:
        """Whether the answer could be read at all."""
        return self.status is not Status.UNREADABLE

    @property
    def nearly(self) -> bool:
        """Whether little is missing: the step was known, but not quite."""
        return self.status in (Status.IMPRECISE, Status.CONVENTION, Status.NEARLY)


def rank(verdict: Verdict) -> int:
    """How good a verdict is for the learner; a wrong answer was at least read."""
    return 3 if verdict.right else 2 if verdict.nearly else 1 if verdict.attempted else 0


def unread(text: str, reason: str, position: int = 0) -> Verdict:
    """The verdict on a text that could not be read from ``position`` on."""
    caret = ReadError(reason, position).caret(text)
    return Verdict(Status.UNREADABLE, reason, caret=caret)


@dataclass(frozen=True)
class Diagnosis:
    """Why an answer is wrong: slugs for the log, a sentence for the learner."""

    mistakes: tuple[str, ...]
    reason: str
    status: Status = Status.WRONG
