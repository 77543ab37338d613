from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from drill.problems.template import Kind
from drill.session.calculation import calculated
from drill.session.library import Library, StudyItem
from drill.session.playground import (
    Playground,
    PlaygroundError,
    all_or_none,
    answered,
    attempt_at,
    found,
    moved,
    numbers_of,
    on_numbers,
    opened,
    playable,
)


@pytest.fixture
def layer(library: Library) -> Playground:
    return opened(library, item_of(library, "two layer forward"), None, 1)


def item_of(library: Library, title: str) -> StudyItem:
    return next(item for item in playable(library) if item.title == title)


def grounds(library: Library) -> Iterator[Playground]:
    for item in playable(library):
        if library.templates[item.id].kind is Kind.PROBLEM:
            yield opened(library, item, None, 1)


def test_numbers_written_down_and_read_again_lead_to_the_same_steps(library: Library) -> None:
    seen = 0
    for ground in grounds(library):
        again = on_numbers(ground, numbers_of(ground))
        assert [step.name for step in again.steps] == [step.name for step in ground.steps]
        for step in ground.steps:
            name, problem = step.name, again.problem
            assert np.allclose(problem.values[name], ground.problem.values[name]), problem.key
        seen += 1
    assert seen > 50


def test_steps_are_shown_and_hidden_one_at_a_time(layer: Playground) -> None:
    assert moved(layer, -1).shown == 0
    assert [moved(layer, n).following for n in range(5)] == [*layer.steps, None]
    assert moved(layer, 99).shown == len(layer.steps) == all_or_none(layer).shown
    assert all_or_none(moved(layer, 99)).shown == 0


def test_only_what_is_shown_can_be_calculated_with(layer: Playground) -> None:
    assert calculated(layer, "H + 1").reason.startswith("there is no H here")
    shown = calculated(moved(layer, 2), "H + 1")
    assert shown.value == "[2, 1]ᵀ"
    assert shown.read_as == "H + 1"
    failed = calculated(layer, "X + (")
    assert failed.value == ""
    assert failed.caret is not None


def test_own_numbers_of_another_size(library: Library) -> None:
    ground = opened(library, item_of(library, "linear layer forward"), None, 1)
    texts = dict.fromkeys(numbers_of(ground), "")
    given = {"W": "[1 2; 3 4; 5 6]", "X": "[1; 1/2]", "b": "[0; 0; 1]"}
    own = on_numbers(ground, {**texts, **given})
    assert own.own
    assert own.problem.values["Z"].tolist() == [[2], [5], [9]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1; 2", "W₁, at character 1: "),
        ("1/0", "W1: a number is not finite"),
        ("q", "W₁, at character 1: "),
        ("", "W1 is missing"),
    ],
)
def test_wrong_numbers_are_named(layer: Playground, text: str, reason: str) -> None:
    with pytest.raises(PlaygroundError) as caught:
        on_numbers(layer, {**numbers_of(layer), "W1": text})
    assert str(caught.value).startswith(reason)
    assert caught.value.name == "W1"


def test_a_right_attempt_shows_its_step_and_a_wrong_one_does_not(layer: Playground, clock) -> None:
    tried = attempt_at(layer, clock())
    wrong = answered(tried, "[7; 7]")
    assert (wrong.shown, wrong.turn.answered) == (0, True)
    right = answered(tried, "[1; -1]")
    assert (right.shown, right.turn.answered) == (1, True)
    assert answered(tried, "[1; ").turn.unreadable
    assert moved(right, 1).turn is None


def test_a_derivation_has_no_numbers(library: Library, clock) -> None:
    item = next(
        item for item in playable(library) if library.templates[item.id].kind is Kind.DERIVATION
    )
    ground = moved(opened(library, item, None, 1), 1)
    assert ground.known() == {}
    assert calculated(ground, "1 + 1").value == "2"
    assert attempt_at(ground, clock()).turn.task.kind == "formula"


def test_every_word_has_to_be_found(library: Library) -> None:
    items = playable(library)
    assert found(items, "") == items
    assert item_of(library, "two layer forward") in found(items, "FORWARD two")
    assert found(items, "forward nonsense") == ()
