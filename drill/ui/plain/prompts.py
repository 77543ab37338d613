"""What stands before the place where a line is awaited."""

from __future__ import annotations

from datetime import datetime

from drill.schedule.rating import Rating
from drill.session.study import Study, is_waited_for
from drill.ui.plain.points import awaits_points
from drill.ui.stage import Stage, stage_of
from drill.ui.words.rating import NAMES
from drill.ui.words.right_answer import answer_prompt

BY_NAME = {name.casefold(): rating for rating, name in NAMES.items()}
RATING_WORDS = {**{str(int(rating)): rating for rating in Rating}, **BY_NAME}
"""What a learner may write for a rating."""


def prompt(study: Study, suggested: Rating, now: datetime) -> str:
    """The prompt of the present stage."""
    match stage_of(study):
        case Stage.FRONT:
            return "Enter shows the answer:"
        case Stage.ANSWER:
            return answer_prompt(study.turn.task) if study.turn and study.turn.task else ""
        case Stage.MARKED:
            return "Enter goes on:"
        case Stage.PRACTISED:
            return "Enter goes on with the question that waits:"
        case Stage.DONE if is_waited_for(study, now):
            return "There is more to study now. Enter goes on:"
        case Stage.DONE:
            return "Nothing is left. Enter ends, undo takes the last back:"
        case Stage.RATE if awaits_points(study):
            return "Points that your answer made, as in 1 3, or all; Enter for none:"
        case Stage.RATE:
            intervals = study.intervals(now)
            offered = ", ".join(
                f"{int(r)} {NAMES[r]} {intervals.get(r, '')}".rstrip() for r in Rating
            )
            return f"Rate {offered}; Enter takes {int(suggested)}:"
