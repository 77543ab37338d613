"""Laws over the whole syllabus: every problem and derivation, every level, several seeds."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from drill.decks.vault import read_vault
from drill.engine.operation import describe
from drill.grading.grade import grade
from drill.grading.verdict import Status
from drill.notation.names import show_name
from drill.notation.show import show_latex
from drill.notation.tree import free_names
from drill.problems.block import read_block
from drill.problems.choices import choices
from drill.problems.confirm import confirm, has_second_road
from drill.problems.draw import asks_at, draw, draw_counted
from drill.problems.precision import show_value
from drill.problems.problem import Key, Problem
from drill.problems.question import ask_line, given_lines, statement
from drill.problems.roads import wrong_roads
from drill.problems.sample import harmless_mistakes
from drill.problems.solution import formula_text, solution
from drill.problems.template import AskKind, Kind, Template
from drill.shipped import cards_folder

SEEDS = range(3)
_VAULT = read_vault([cards_folder()])
TEMPLATES = [read_block(block.text, block.note, block.line) for block in _VAULT.blocks]
LEVELS = [
    pytest.param(template, level.number, id=f"{template.name}:{level.number}")
    for template in TEMPLATES
    for level in template.levels
]


def problems(template: Template, level: int) -> Iterator[Problem]:
    """A few draws of every question of a level."""
    for ask in asks_at(template.body(level), level):
        for seed in SEEDS:
            yield draw_counted(template, level, seed, ask).problem


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_the_same_key_gives_the_same_problem(template: Template, level: int) -> None:
    first = draw(template, level, 7)
    key = Key.parse(str(first.key))
    again = draw(template, key.level, key.seed)
    assert first.question == again.question
    assert all(np.array_equal(first.values[name], again.values[name]) for name in first.values)


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_answers_have_two_roads(template: Template, level: int) -> None:
    for problem in problems(template, level):
        assert confirm(problem) == ()
        if template.kind is Kind.PROBLEM:
            assert has_second_road(problem, problem.question.target)


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_the_right_answer_is_right(template: Template, level: int) -> None:
    for problem in problems(template, level):
        target, kind = problem.question.target, problem.question.kind
        for answer in _right_answers(problem, target, kind):
            verdict = grade(problem, target, kind, answer)
            assert verdict.status is Status.CORRECT, (answer, verdict)


def _right_answers(problem: Problem, target: str, kind: AskKind) -> list[str]:
    value = problem.values[target]
    match kind:
        case AskKind.VALUE:
            return [show_value(value, digits) for digits in (problem.template.digits, 9)]
        case AskKind.FORMULA:
            return [formula_text(problem, problem.target), show_latex(problem.target.formula)]
        case AskKind.SHAPE:
            return [describe(np.shape(value))]
        case AskKind.CHOICE:
            options = choices(problem, target)
            return [str(n) for n, one in enumerate(options, start=1) if one.mistake is None]


def test_no_two_blocks_have_one_name() -> None:
    counts = Counter(template.name for template in TEMPLATES)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_a_choice_says_what_its_formulas_speak_of(template: Template, level: int) -> None:
    for ask in asks_at(template.body(level), level):
        if ask.kind is not AskKind.CHOICE:
            continue
        problem = draw_counted(template, level, 0, ask).problem
        line = ask_line(problem, problem.question.target, ask.kind)
        steps = {step.name for step in problem.steps} - {problem.question.target}
        for option in choices(problem, problem.question.target):
            formula = option.mistake.formula if option.mistake else problem.target.formula
            for name in free_names(formula) & steps:
                assert f"{show_name(name)}: " in line or f"{show_name(name)} = " in line


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_a_matrix_written_without_rows_is_no_attempt(template: Template, level: int) -> None:
    for problem in problems(template, level):
        target = problem.question.target
        value = np.asarray(problem.values[target])
        if problem.question.kind is not AskKind.VALUE or value.ndim != 2 or 1 in value.shape:
            continue
        entries = " ".join(str(float(entry)) for entry in value.ravel())
        verdict = grade(problem, target, AskKind.VALUE, entries)
        assert (verdict.status, verdict.mistakes) == (Status.UNREADABLE, ())


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_every_wrong_choice_is_explained(template: Template, level: int) -> None:
    for problem in problems(template, level):
        target = problem.question.target
        for number, option in enumerate(choices(problem, target), start=1):
            verdict = grade(problem, target, AskKind.CHOICE, str(number))
            if option.mistake is None:
                assert verdict.status is Status.CORRECT
            else:
                assert (verdict.reason, verdict.mistakes) == (
                    option.mistake.sentence,
                    (option.mistake.slug,),
                )


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_every_mistake_is_named(template: Template, level: int) -> None:
    for problem in problems(template, level):
        target = problem.question.target
        if problem.question.kind is AskKind.VALUE:
            _name_roads(problem, target)
        if problem.question.kind is AskKind.FORMULA:
            _name_formulas(problem, target)


def _name_roads(problem: Problem, target: str) -> None:
    harmless = harmless_mistakes(problem.template, problem.key.level, target)
    for road in wrong_roads(problem, target):
        if (road.family, road.mistake.slug) in harmless:
            continue
        answer = show_value(road.value, problem.template.digits + 3)
        verdict = grade(problem, target, AskKind.VALUE, answer)
        assert not verdict.right, (road, verdict)
        assert road.mistake.slug in verdict.mistakes or _shape(problem, target, road.value), verdict


def _shape(problem: Problem, target: str, value: object) -> bool:
    return np.shape(value) != np.shape(problem.values[target])


def _name_formulas(problem: Problem, target: str) -> None:
    for mistake in problem.target.mistakes:
        text = show_latex(mistake.formula)
        verdict = grade(problem, target, AskKind.FORMULA, text)
        assert not verdict.right, (text, verdict)
        named = mistake.slug in verdict.mistakes
        assert named or not verdict.attempted or "shape" in verdict.mistakes, (text, verdict)


@pytest.mark.parametrize(("template", "level"), LEVELS)
def test_a_problem_can_be_read_and_its_solution_followed(template: Template, level: int) -> None:
    for problem in problems(template, level):
        target = problem.question.target
        assert statement(problem).strip()
        assert all(symbol for symbol, _, _ in given_lines(problem))
        assert ask_line(problem, target, problem.question.kind).endswith((".", "?", ")"))
        assert solution(problem, target)[-1].name == target
