"""The playground in words: the problem on the bench, its steps, the lines of the calculator."""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths.width import cell_width
from drill.problems.question import described, statement
from drill.problems.solution import solved
from drill.session.calculation import Calculation
from drill.session.library import StudyItem
from drill.session.playground import Playground, levels_of
from drill.ui.keys.shown import shown_key
from drill.ui.words.blocks import expression_lines
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, clipped, paragraph
from drill.ui.words.maths import markdown
from drill.ui.words.question import given
from drill.ui.words.solution import worked
from drill.ui.words.verdict import sentence, verdict_lines

NOTHING_FOUND = "No problem has all these words: delete some of them."
NO_PROBLEMS = "There is no problem in the notes: drill study --cards adds a folder that has some."
_WITH_TOPIC = 56
_TOPIC = 28


def head_lines(ground: Playground, page: Page) -> list[Line]:
    """The name, the level, where the numbers come from: on one line, what fits of it."""
    key = ground.problem.key
    levels = len(levels_of(ground.problem.template))
    level = f"level {key.level} of {levels}" if levels > 1 else ""
    numbers = "" if ground.abstract else "own numbers" if ground.own else f"seed {key.seed}"
    tail = "".join(f" · {part}" for part in (level, numbers) if part)
    title = clipped(ground.item.title, max(page.width - cell_width(tail), 1))
    return [Line(clipped(title + tail, page.width), Role.STRONG)]


def bench_lines(ground: Playground, page: Page) -> list[Line]:
    """The statement and the givens."""
    lines = as_lines(markdown(statement(ground.problem), page))
    return [*lines, BLANK, *given(ground.problem, page)]


def step_lines(ground: Playground, page: Page) -> list[Line]:
    """The steps that are shown, what was said of an attempt, and what comes next."""
    problem, lines = ground.problem, list[Line]()
    for step in ground.steps[: ground.shown]:
        lines += [*worked(problem, solved(problem, step, page.extra_digits), page), BLANK]
    if ground.turn is not None and ground.turn.answered:
        lines += [*verdict_lines(ground.turn, page), BLANK]
    return lines + _next(ground, page)


def _next(ground: Playground, page: Page) -> list[Line]:
    step, count = ground.following, len(ground.steps)
    if step is None:
        draw, pick = (shown_key(f"play.{name}", page.keymap) for name in ("redraw", "pick"))
        others = f"{draw} draws other numbers, {pick} picks another problem"
        text = f"This is the whole solution: {others}."
        return paragraph(text, page, Role.QUIET)
    head = f"▸ Step {ground.shown + 1} of {count}: "
    return paragraph(described(step), page, Role.STRONG, head, hang=2)


def calculation_lines(calculations: Sequence[Calculation], page: Page) -> list[Line]:
    """What was calculated, the newest last."""
    return [line for one in calculations for line in _calculation(one, page)]


def _calculation(one: Calculation, page: Page) -> list[Line]:
    if one.value:
        text = f"{one.read_as} = {one.value}"
        return expression_lines(text, page) or paragraph(text, page, hang=2)
    text, mark = one.caret or (one.text, "")
    if cell_width(text) > page.width or not mark:
        return paragraph(sentence(one.reason), page, Role.NEARLY, "? ")
    return [Line(text), Line(mark), *paragraph(sentence(one.reason), page, Role.NEARLY, "? ")]


def problem_row(item: StudyItem, width: int) -> str:
    """A problem to pick: its title, in a wide list its topic too."""
    if width < _WITH_TOPIC:
        return clipped(item.title, width)
    room = max(width // 2, width - _TOPIC) - 2
    title = clipped(item.title, room)
    return title + " " * (room + 2 - cell_width(title)) + clipped(item.topic, width - room - 2)
