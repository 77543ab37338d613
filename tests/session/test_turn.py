"""A turn: hints, giving up, suggested ratings, derivations with help, famous wrong answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from drill.grading.verdict import Status
from drill.notation.show import show_latex
from drill.problems.choices import choices
from drill.problems.draw import asks_at, draw, draw_counted
from drill.problems.precision import show_value
from drill.problems.problem import Problem
from drill.problems.roads import wrong_roads
from drill.problems.sample import harmless_mistakes
from drill.problems.template import AskKind, Template
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD
from drill.session.hints import hint, hints
from drill.session.library import Library
from drill.session.suggestion import suggested_rating
from drill.session.turn import Help, Task, Turn, answer, open_turn, proceed, reveal, tasks_of

START = datetime(2026, 5, 4, 12, tzinfo=UTC)


def opened(library: Library, item: str) -> Turn:
    """The turn of a new item."""
    return open_turn(library, library.items[item], NEW_RECORD, START)


def right_text(turn: Turn) -> str:
    """The right answer to the current task."""
    assert turn.problem is not None
    assert turn.task is not None
    value = turn.problem.values[turn.task.target]
    return show_value(value, turn.problem.template.digits)


def test_an_unreadable_answer_is_no_attempt(library: Library) -> None:
    turn = answer(opened(library, "problem:adam-steps"), "0.1 +")
    assert not turn.answered
    assert turn.unreadable is not None
    assert turn.unreadable.caret is not None
    again = answer(turn, right_text(turn))
    assert again.verdict is not None
    assert again.verdict.status is Status.CORRECT
    assert again.unreadable is None


def test_what_was_chosen_may_be_guessed_and_is_not_easy(library: Library) -> None:
    turn = opened(library, "problem:adam-steps")
    chosen = replace(turn, tasks=tuple(replace(t, kind=AskKind.CHOICE) for t in turn.tasks))
    assert chosen.problem is not None
    options = choices(chosen.problem, chosen.tasks[0].target)
    right = next(place for place, one in enumerate(options, start=1) if one.mistake is None)
    marked = answer(chosen, str(right))
    assert suggested_rating(marked, START + timedelta(seconds=5)) is Rating.GOOD


def test_a_formula_without_symbols_is_hinted_at_as_a_number(library: Library) -> None:
    turn = opened(library, "derivation:softmax-cross-entropy-gradient")
    at_total = next(
        replace(turn, position=place)
        for place, task in enumerate(turn.tasks)
        if isinstance(task, Task) and task.target == "total"
    )
    assert hints(at_total)[0] == "It is a number: there is no symbol in it."


def test_the_suggestion_follows_hints_time_and_mistakes(library: Library) -> None:
    turn = opened(library, "problem:adam-steps")
    right, soon = answer(turn, right_text(turn)), START + timedelta(minutes=2)
    assert suggested_rating(right, START + timedelta(seconds=20)) is Rating.EASY
    assert suggested_rating(right, soon) is Rating.GOOD
    assert suggested_rating(right, START + timedelta(minutes=30)) is Rating.HARD
    hinted, text = hint(turn)
    assert text
    assert suggested_rating(answer(hinted, right_text(turn)), soon) is Rating.HARD
    assert suggested_rating(answer(turn, "123456"), soon) is Rating.AGAIN
    assert suggested_rating(reveal(turn), soon) is Rating.AGAIN


def test_hints_give_formulas_before_values_and_end(library: Library) -> None:
    turn = opened(library, "problem:two-layer-forward")
    seen = []
    for _ in range(30):
        turn, text = hint(turn)
        seen.append(text)
    assert seen[0].count("=") == 1
    assert seen[-1] == seen[-2]
    assert turn.hints == len(dict.fromkeys(seen))


def test_a_derivation_goes_step_by_step(library: Library) -> None:
    turn = opened(library, "derivation:sigmoid-derivative")
    assert [task.kind for task in turn.tasks] == [AskKind.FORMULA] * 6
    turn = answer(turn, "1/(1+e^-z)")
    assert turn.answered
    assert not turn.complete
    turn = proceed(turn)
    assert turn.position == 1
    turn = answer(turn, "-e^{-z}/(1+e^{-z})^2")
    assert turn.verdict is not None
    assert turn.verdict.mistakes == ("inner-sign",)
    for text in ("1 - s", "s(1-s)", "0", "1/4"):
        turn = answer(proceed(turn), text)
        assert turn.verdict is not None
        assert turn.verdict.right, text
    assert turn.complete


def test_a_derivation_with_help(library: Library) -> None:
    problem = draw(template(library, "sigmoid-derivative"), 1, 3)
    assert len(tasks_of(problem)) == 6
    assert len(tasks_of(problem, Help.ALL_BUT_ONE)) == 1
    assert {task.kind for task in tasks_of(problem, Help.CHOICES)} == {AskKind.CHOICE}


def template(library: Library, name: str) -> Template:
    """The template of that name."""
    found = library.template_named(name)
    assert found is not None
    return found


FAMOUS = [
    ("mlp-parameter-count", "no-biases", "biases are missing"),
    ("two-layer-softmax", "missing-gate", "ReLU gate"),
    ("two-layer-softmax", "sign", "prediction minus target"),
    ("adam-steps", "no-bias-correction", "bias correction"),
    ("init-variance", "variance-for-deviation", "standard deviation"),
    ("attention-scores", "no-scaling", "root of dₖ"),
]


@pytest.mark.parametrize(("name", "slug", "words"), FAMOUS)
def test_famous_wrong_answers_get_the_right_sentence(
    library: Library, name: str, slug: str, words: str
) -> None:
    """Forgotten biases and gates, y − ŷ, no bias correction, variance for σ, no √d_k."""
    item, asked = library.items[f"problem:{name}"], 0
    found = template(library, name)
    for level in found.levels:
        for ask in asks_at(found.body(level.number), level.number):
            problem = draw_counted(found, level.number, 5, ask).problem
            for text in _wrong_texts(problem, slug):
                task = Task(problem.question.target, problem.question.kind)
                turn = answer(Turn(item, START, problem=problem, tasks=(task,)), text)
                assert turn.verdict is not None
                assert slug in turn.verdict.mistakes
                assert words in turn.verdict.reason
                asked += 1
    assert asked


def _wrong_texts(problem: Problem, slug: str) -> list[str]:
    """What a learner who makes that mistake types for what is asked."""
    if problem.question.kind is AskKind.FORMULA:
        return [show_latex(m.formula) for m in problem.target.mistakes if m.slug == slug]
    if problem.question.kind is not AskKind.VALUE:
        return []
    target, digits = problem.question.target, problem.template.digits + 2
    harmless = harmless_mistakes(problem.template, problem.key.level, target)
    return [
        show_value(road.value, digits)
        for road in wrong_roads(problem, target)
        if road.mistake.slug == slug and (road.family, slug) not in harmless
    ]
