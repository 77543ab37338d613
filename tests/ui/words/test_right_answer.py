"""What is shown of a marked answer: what was given, what is right."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from drill.problems.draw import draw
from drill.problems.template import AskKind
from drill.schedule.record import NEW_RECORD
from drill.session.library import Library
from drill.session.turn import Task, Turn, answer, open_turn, proceed
from drill.ui.words.line import Page
from drill.ui.words.outcome import outcome_lines

START = datetime(2026, 5, 4, 12, tzinfo=UTC)
PAGE = Page(100)


def opened(library: Library, item: str) -> Turn:
    return open_turn(library, library.items[item], NEW_RECORD, START)


def at_level(turn: Turn, level: int) -> Turn:
    assert turn.problem is not None
    return replace(turn, problem=draw(turn.problem.template, level, 4))


def shown(turn: Turn) -> str:
    return "\n".join(line.text for line in outcome_lines(turn, PAGE))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("z-logsumexp(z)", ["✓ Right", "You wrote z-logsumexp(z)"]),
        ("z - ln(sum(e^z))", ["You wrote z - ln(sum(e^z))", "Read as   z − ln(sum(exp(z)))"]),
    ],
)
def test_what_was_read_is_shown_where_it_looks_otherwise(
    library: Library, text: str, lines: list[str]
) -> None:
    turn = answer(opened(library, "derivation:softmax-cross-entropy-gradient"), text)
    found = shown(turn)
    assert all(line in found for line in lines)
    assert ("Read as" in found) == (len(lines) == 2 and "Read as" in lines[1])


def test_a_value_that_follows_from_an_own_one_is_shown_as_it_should_be(library: Library) -> None:
    turn = opened(library, "problem:momentum-plain")
    turn = at_level(turn, 2)
    assert turn.problem is not None
    values = turn.problem.values
    turn = replace(turn, tasks=(Task("v1", AskKind.VALUE), Task("v2", AskKind.VALUE)))
    own = float(values["v1"]) + 1
    following = float(values["mu"]) * own + float(values["g"][1])
    turn = answer(proceed(answer(turn, str(own))), str(following))
    found = shown(turn)
    assert "Right, from your own earlier value" in found
    assert "With the right values  v₂ = " in found


def test_a_chosen_formula_is_named_as_chosen(library: Library) -> None:
    turn = opened(library, "problem:sigmoid-neuron")
    turn = replace(turn, tasks=(Task("dz", AskKind.CHOICE),))
    found = shown(answer(turn, "b)"))
    assert "You chose b) " in found
    assert "You wrote" not in found
