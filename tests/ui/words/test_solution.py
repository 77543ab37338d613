"""The way to what is right, over every question of the syllabus that asks for a formula."""

from __future__ import annotations

from datetime import UTC, datetime

from drill.notation.names import show_name
from drill.notation.tree import free_names
from drill.problems.draw import asks_at, draw, target_name
from drill.problems.problem import ancestors
from drill.problems.template import AskKind, Kind
from drill.session.turn import Task, Turn, reveal
from drill.ui.words.line import Page
from drill.ui.words.solution import formula_lines, has_way, solution_lines

PAGE = Page(500)
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


def test_every_symbol_of_a_right_formula_is_given_or_has_its_own_formula(library) -> None:
    shown = 0
    for template in library.templates.values():
        if template.kind is not Kind.PROBLEM:
            continue
        for level in template.levels:
            problem, body = draw(template, level.number, 0), template.body(level.number)
            steps = {step.name for step in problem.steps}
            for ask in asks_at(body, level.number):
                if ask.kind not in (AskKind.FORMULA, AskKind.CHOICE):
                    continue
                target = target_name(ask.target, body, problem.values)
                lines = [line.text for line in formula_lines(problem, target, PAGE)]
                told = {line.split(" = ")[0] for line in lines}
                for step in ancestors(problem.steps, target):
                    used = free_names(step.formula) & steps
                    assert {show_name(name) for name in used} <= told, (template.name, target)
                assert lines[-1].startswith(f"{show_name(target)} = ")
                shown += 1
    assert shown > 300


def test_the_way_to_a_formula_can_be_folded(library) -> None:
    item = library.items["problem:two-layer-softmax"]
    problem = draw(library.templates[item.id], 1, 0)
    asked = Turn(item, NOW, problem=problem, tasks=(Task("dW2", AskKind.FORMULA),))
    turn = reveal(asked)
    assert not has_way(asked)
    assert has_way(turn)
    shown = [line.text for line in solution_lines(turn, PAGE)]
    assert shown[:3] == ["Right is  dW₂ = dz₂ hᵀ", "", "Solution"]
    assert shown[3] == "z₁ = W₁ x + b₁"
    assert shown[-1] == "dW₂ = dz₂ hᵀ"
    assert [line.text for line in solution_lines(turn, PAGE, folded=True)][2:] == [
        "The worked solution is folded: v shows it."
    ]


def test_a_formula_without_steps_before_it_is_its_own_way(library) -> None:
    item = library.items["problem:two-layer-softmax"]
    problem = draw(library.templates[item.id], 1, 0)
    turn = reveal(Turn(item, NOW, problem=problem, tasks=(Task("z1", AskKind.FORMULA),)))
    assert not has_way(turn)
    assert [line.text for line in solution_lines(turn, PAGE)] == ["Right is  z₁ = W₁ x + b₁"]
