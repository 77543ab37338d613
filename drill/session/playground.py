"""A problem to play with: its steps shown one by one, on drawn numbers or one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np

from drill.grading.calculate import calculate
from drill.notation.errors import ReadError
from drill.notation.names import show_name
from drill.notation.tree import Name
from drill.problems.draw import asks_at
from drill.problems.own_numbers import OwnNumbersError, on_own_numbers
from drill.problems.precision import show_value
from drill.problems.problem import ConcreteStep, Problem, ancestors
from drill.problems.template import AskKind, Kind, Template
from drill.problems.unroll import target_name
from drill.session.drawing import checked_draw
from drill.session.library import Library, StudyItem
from drill.session.turn import Task, Turn, answer

_ALL_DIGITS = 17
"""Digits of float64: numbers that are written down and read again stay what they were."""


class PlaygroundError(ValueError):
    """What can't be played with, and why; ``name`` is the number at fault, if it is one."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.name = name


@dataclass(frozen=True)
class Playground:
    """A problem on the bench. ``shown`` of its steps are seen; ``own``: on the learner's numbers.

    ``turn`` is the attempt at the step after those; None while none was made.
    """

    item: StudyItem
    problem: Problem
    steps: tuple[ConcreteStep, ...]
    shown: int = 0
    own: bool = False
    turn: Turn | None = None

    @property
    def following(self) -> ConcreteStep | None:
        """The step that comes next; None once all are shown."""
        return self.steps[self.shown] if self.shown < len(self.steps) else None

    @property
    def abstract(self) -> bool:
        """Whether it is a derivation, whose symbols have no numbers."""
        return self.problem.template.kind is Kind.DERIVATION

    def known(self) -> Mapping[str, Any]:
        """What a calculation may name: constants, givens, and the steps that are shown."""
        if self.abstract:
            return {}
        seen = {step.name: self.problem.values[step.name] for step in self.steps[: self.shown]}
        return {**self.problem.base(), **seen}


# -- the problem -----------------------------------------------------------------------------------


def playable(library: Library) -> tuple[StudyItem, ...]:
    """The problems and derivations, in the order of the syllabus."""
    return tuple(item for item in library.items.values() if item.id in library.templates.blocks)


def found(items: Iterable[StudyItem], text: str) -> tuple[StudyItem, ...]:
    """The items whose title or topic contains every word of ``text``."""
    words = text.casefold().split()
    return tuple(
        item
        for item in items
        if all(word in f"{item.title} {item.topic} {item.note}".casefold() for word in words)
    )


def opened(library: Library, item: StudyItem, level: int | None, seed: int) -> Playground:
    """``item`` with drawn numbers, at ``level`` or its first one, nothing shown yet.

    Raises:
        DrawError: when no draw passes its own check.
    """
    template = library.templates[item.id]
    numbers = levels_of(template)
    number = level if level in numbers else numbers[0]
    return _fresh(item, checked_draw(template, number, seed))


def levels_of(template: Template) -> tuple[int, ...]:
    """The numbers of the levels, the lowest first."""
    return tuple(sorted(level.number for level in template.levels))


def _fresh(item: StudyItem, problem: Problem, *, own: bool = False) -> Playground:
    """All steps to what may be asked at this level, whatever was drawn to be asked."""
    level = problem.key.level
    body = problem.template.body(level)
    targets = {target_name(ask.target, body, problem.values) for ask in asks_at(body, level)}
    needed = {step.name for target in targets for step in ancestors(problem.steps, target)}
    steps = tuple(step for step in problem.steps if step.name in needed)
    return Playground(item, problem, steps, own=own)


# -- one's own numbers -----------------------------------------------------------------------------


def numbers_of(ground: Playground) -> dict[str, str]:
    """Every number that can be changed, as it would be typed; sizes follow from the arrays."""
    problem = ground.problem
    template, level = problem.template, problem.key.level
    sizes = {
        size.name
        for given in template.body(level).givens
        for size in given.sizes
        if isinstance(size, Name)
    }
    constants = [name for name in template.level(level).constants if name not in sizes]
    return {
        name: show_value(problem.values[name], _ALL_DIGITS).replace("−", "-")
        for name in (*(given.name for given in problem.givens), *constants)
    }


def on_numbers(ground: Playground, texts: Mapping[str, str]) -> Playground:
    """The problem on the numbers in ``texts``, each in the notation; an empty one is left out.

    Raises:
        PlaygroundError: for what is no number or does not fit, beginning with its name.
    """
    problem = ground.problem
    forms = {given.name: given.form for given in problem.givens}
    given = {
        name: _number(name, text, forms.get(name, "scalar"))
        for name, text in texts.items()
        if text.strip()
    }
    try:
        other = on_own_numbers(problem.template, problem.key.level, given)
    except OwnNumbersError as error:
        reason = str(error)
        first = reason.replace(":", " ").split(" ", 1)[0]
        raise PlaygroundError(reason, first if first in texts else "") from None
    return _fresh(ground.item, other, own=True)


def _number(name: str, text: str, form: str) -> Any:
    try:
        value = calculate(text, {}).value
    except (ReadError, OwnNumbersError) as error:
        place = f", at character {error.position + 1}" if isinstance(error, ReadError) else ""
        raise PlaygroundError(f"{show_name(name)}{place}: {error}", name) from None
    return np.reshape(value, -1) if form == "list" else value


# -- its steps -------------------------------------------------------------------------------------


def moved(ground: Playground, steps: int) -> Playground:
    """So many steps more, or fewer, are shown."""
    shown = min(max(ground.shown + steps, 0), len(ground.steps))
    return replace(ground, shown=shown, turn=None)


def all_or_none(ground: Playground) -> Playground:
    """Every step is shown; none, if all were."""
    return moved(ground, len(ground.steps) if ground.following else -len(ground.steps))


def attempt_at(ground: Playground, now: datetime) -> Playground:
    """The step that comes next asked: its value, of a derivation its formula."""
    step = ground.following
    if step is None:
        return ground
    task = Task(step.name, AskKind.FORMULA if ground.abstract else AskKind.VALUE)
    turn = Turn(ground.item, now, problem=ground.problem, tasks=(task,))
    return replace(ground, turn=turn)


def answered(ground: Playground, text: str) -> Playground:
    """``text`` marked as the step that comes next; that step is shown once it was right."""
    if ground.turn is None:
        return ground
    turn = answer(ground.turn, text)
    if turn.verdict is not None and turn.verdict.right:
        ground = moved(ground, 1)
    return replace(ground, turn=turn)
