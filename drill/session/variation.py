"""The turn on the table otherwise: later, at another level, another one like it, after a pause."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from drill.problems.problem import Key
from drill.session.after import reads_as_before
from drill.session.drawing import checked_draw
from drill.session.study import Kept, Study, laid_aside, later, next_turn
from drill.session.turn import Turn, tasks_of


def another(study: Study, now: datetime) -> Study:
    """A problem like the one on the table, with other numbers; the one that is there waits.

    It is not rated. A card has no numbers, so nothing changes.

    Raises:
        DrawError: when no draw passes its own check.
    """
    turn = study.turn
    if turn is None or turn.problem is None:
        return study
    key = turn.problem.key
    problem = checked_draw(turn.problem.template, key.level, _other_seed(key))
    other = Turn(turn.item, now, problem=problem, tasks=tasks_of(problem, study.help))
    return replace(study, turn=other, kept=study.kept or Kept(turn, now))


def back(study: Study, now: datetime) -> Study:
    """The turn that waited, as it was; the time it waited is not counted."""
    if study.kept is None:
        return study
    waited = now - study.kept.since
    return replace(study, turn=later(study.kept.turn, waited), kept=None)


def level_range(turn: Turn) -> tuple[int, ...]:
    """The levels that the problem on the table can have; none while it has no choice of them."""
    if turn.problem is None or turn.answers:
        return ()
    return tuple(sorted(level.number for level in turn.problem.template.levels))


def at_level(study: Study, level: int, now: datetime) -> Study:
    """The problem on the table drawn at ``level``, unless a part of it is answered already.

    With numbers that were on the table before, it is as it was left: its hints are taken.

    Raises:
        DrawError: when no draw passes its own check.
    """
    turn = study.turn
    if turn is None or turn.problem is None or level not in level_range(turn):
        return study
    problem = checked_draw(turn.problem.template, level, turn.problem.key.seed)
    left = study.left.get(problem.key)
    if left is not None and reads_as_before(left.turn, study.library):
        other = later(left.turn, now - left.since)
    else:
        other = Turn(turn.item, now, problem=problem, tasks=tasks_of(problem, study.help))
    other = replace(other, hints=max(other.hints, turn.hints), record=turn.record)
    return replace(study, turn=other, left={**study.left, turn.problem.key: Kept(turn, now)})


def skip(study: Study, now: datetime) -> Study:
    """Ask the item on the table later; from one that is for practice only, back to what waits."""
    if study.kept is not None:
        return back(study, now)
    if study.turn is None:
        return study
    item, study = study.turn.item.id, laid_aside(study, now)
    return next_turn(replace(study, queue=study.queue.put_last(item, study.record(item))), now)


def resumed(study: Study, pause: timedelta) -> Study:
    """The session after a pause, which neither the turn nor the time that was set counts."""
    turn = later(study.turn, pause) if study.turn else None
    return replace(study, turn=turn, ends=study.ends + pause if study.ends else None)


def _other_seed(key: Key) -> int:
    digest = hashlib.sha256(f"another:{key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % 1_000_000
