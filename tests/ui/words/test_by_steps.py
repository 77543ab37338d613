"""Going step by step: what is asked on the way, and what is said of it; laws over the syllabus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from drill.maths.width import cell_width
from drill.notation.tree import Name, Number
from drill.problems.template import Kind
from drill.schedule.record import NEW_RECORD
from drill.session.library import Library
from drill.session.turn import Turn, by_steps, open_turn
from drill.ui.words.line import Page
from drill.ui.words.steps import steps_after

MORNING = datetime(2026, 5, 4, 8, tzinfo=UTC)


def turns(library: Library) -> Iterator[Turn]:
    for item in library.items.values():
        if item.id in library.templates:
            yield by_steps(open_turn(library, item, NEW_RECORD, MORNING))


def test_no_step_that_is_asked_is_only_another_name_or_a_number(library: Library) -> None:
    count = 0
    for turn in turns(library):
        problem, tasks = turn.problem, turn.tasks
        assert problem is not None
        if problem.template.kind is Kind.PROBLEM and len(tasks) > 1:
            count += 1
            assert tasks[-1].target == problem.question.target
            formulas = [problem.step(task.target).formula for task in tasks[:-1]]
            assert not any(isinstance(formula, (Name, Number)) for formula in formulas)
    assert count > 50


def test_the_steps_ahead_take_few_lines(library: Library) -> None:
    for turn in turns(library):
        for width, most in ((38, 8), (78, 4)):
            lines = [line.text for line in steps_after(turn, Page(width))]
            assert len(lines) <= most, lines
            assert all(cell_width(line) <= width for line in lines)
            assert bool(lines) == (len(turn.tasks) > 1)


def test_a_derivation_tells_of_its_steps_ahead_only_which_gradients_they_are(
    library: Library,
) -> None:
    (turn,) = (t for t in turns(library) if t.item.id == "derivation:two-layer-backprop")
    (line,) = steps_after(turn, Page(100))
    assert line.text.strip() == "Then: dW₂ (∂L/∂W₂), da₁ (∂L/∂a₁), dz₁ (∂L/∂z₁), dW₁ (∂L/∂W₁)."
    (turn,) = (t for t in turns(library) if t.item.id == "derivation:sigmoid-derivative")
    (line,) = steps_after(turn, Page(100))
    assert line.text.strip() == "Then: derivative, rest, result, place, largest."
