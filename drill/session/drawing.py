"""The problem that is put on the table: at which level, from which seed, checked a second way."""

from __future__ import annotations

import hashlib

from drill.problems.confirm import confirm
from drill.problems.draw import DrawError, draw
from drill.problems.problem import Problem
from drill.problems.template import Template
from drill.schedule.rating import State
from drill.schedule.record import ItemRecord
from drill.session.library import StudyItem


def checked_draw(template: Template, level: int, seed: int) -> Problem:
    """The first problem from ``seed`` on whose answer two roads agree on."""
    for offset in range(5):
        problem = draw(template, level, seed + offset)
        faults = confirm(problem)
        if not faults:
            return problem
    reason, line = faults[0]
    raise DrawError(f"{template.note}:{line}: {reason}")


def level_for(template: Template, record: ItemRecord) -> int:
    """The level to draw: it rises with the stability of the memory and falls after a lapse."""
    numbers = sorted(level.number for level in template.levels)
    memory = record.memory
    if memory.state is not State.REVIEW or memory.stability is None:
        return numbers[0]
    step = 0 if memory.stability < 7 else 1 if memory.stability < 30 else 2
    return numbers[min(step, len(numbers) - 1)]


def seed_for(item: StudyItem, record: ItemRecord) -> int:
    """New numbers at each review, the same again if the review is undone."""
    text = f"{item.id}:{record.memory.reps}:{record.memory.last_at}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % 1_000_000
