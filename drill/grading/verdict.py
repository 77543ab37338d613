"""What the grader says of an answer: plain values, for screens, scripts and the log alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """The verdict in a word."""

    CORRECT = "correct"
    FOLLOWS = "follows"
    """Right from the learner's own earlier value, which was wrong."""
    IMPRECISE = "imprecise"
    """Right to fewer digits than were asked."""
    CONVENTION = "convention"
    """Right under another convention than the one stated: a factor ½, a mean for a sum."""
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    """Not an attempt."""


@dataclass(frozen=True)
class Verdict:
    """A marked answer.

    ``how`` tells how a formula was decided; ``mistakes`` are slugs that never depend on the drawn
    numbers; ``reason`` is one or two sentences about the step; ``value`` is the learner's own
    value, from which later steps are judged; ``caret`` points into an unreadable answer.
    """

    status: Status
    reason: str = ""
    read_as: str = ""
    how: str = ""
    mistakes: tuple[str, ...] = ()
    wrong_entries: tuple[str, ...] = ()
    value: Any = None
    caret: tuple[str, str] | None = None

    @property
    def right(self) -> bool:
        """Whether the step counts as done."""
        return self.status in (Status.CORRECT, Status.FOLLOWS)

    @property
    def attempted(self) -> bool:
        """Whether the answer could be read at all."""
        return self.status is not Status.UNREADABLE


@dataclass(frozen=True)
class Diagnosis:
    """Why an answer is wrong: slugs for the log, a sentence for the learner."""

    mistakes: tuple[str, ...]
    reason: str
    status: Status = Status.WRONG
