"""Cards that repeat others, give their answers away, can't stand alone, or ramble."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Found

LONG = " ".join(f"word{n}" for n in range(70))


def kinds(found: list[str]) -> list[str]:
    """The kinds of findings."""
    return [line.split(": ")[1] for line in found]


@pytest.mark.parametrize(
    "card",
    [
        "The derivative of tanh is ==$1-\\tanh^2 z$==, and $1-\\tanh^2 z$ is at most 1.",
        "With ==dropout== in training, dropout is switched off in testing.",
        "What does batch normalisation do?::batch normalisation",
        "What is the chain rule for $f(g(x))$, $f'(g(x))g'(x)$?::$f'(g(x))\\,g'(x)$",
    ],
)
def test_an_answer_that_stands_in_its_question(found: Found, card: str) -> None:
    assert kinds(found(here=f"# Here\n\n{card}\n")) == ["leak"]


@pytest.mark.parametrize(
    "card",
    [
        "The ReLU is ==0== for $z<0$, and $z$ for $z>0$.",
        "One example: write $\\partial L/\\partial b$ from $\\delta^{[l]}$.::$\\delta^{[l]}$",
        "Is layer norm or batch norm used in Transformers?::layer norm",
        "Which of ReLU and sigmoid saturates?::sigmoid",
        "What is the derivative of the sigmoid?::$\\sigma(z)(1-\\sigma(z))$",
        "Does dropout change the expectation?::Not inverted dropout.",
        "With ==dropout==, units are dropped.",
        "Give $W^{[2]}$ and $w$ a name.::weights",
    ],
)
def test_an_answer_that_does_not(found: Found, card: str) -> None:
    assert found(here=f"# Here\n\n{card}\n") == []


@pytest.mark.parametrize(
    "question",
    [
        "What is it good for?",
        "Why is this?",
        "How do they differ?",
        "What does the formula above say?",
        "Why does it converge?",
        "What are its three parameters?",
        "Explain the example below.",
    ],
)
def test_a_question_that_refers_to_nothing(found: Found, question: str) -> None:
    (only,) = found(here=f"# Here\n\n{question}::Something else entirely.\n")
    assert only.startswith("v/here.md:3:1: vague: ")


@pytest.mark.parametrize(
    "question",
    [
        "Why is it useful to shuffle the data?",
        "When does it help to clip gradients?",
        "How long does it take to converge?",
        "Dropout: what is it good for?",
        "What does momentum do, and why does it help?",
        "$\\hat m_t$: what is it divided by?",
        "Why do gradients above 1 explode?",
        "Which losses keep values above a threshold?",
        "What is the bias of Adam's moments, and how is it corrected?",
    ],
)
def test_a_question_that_stands_alone(found: Found, question: str) -> None:
    assert found(here=f"# Here\n\n{question}::Something else entirely.\n") == []


def test_a_choice_may_say_which_of_these(found: Found) -> None:
    card = "Which of these saturate?\n?\n- [x] sigmoid\n- [ ] ReLU\n- [x] tanh\n"
    assert found(here=f"# Here\n\n{card}") == []


def test_cards_without_a_heading_are_one_finding_of_a_note(found: Found) -> None:
    cards = "What is dropout?::A regulariser.\n\nWhat is Adam?::An optimiser.\n"
    (only,) = found(here=cards)
    assert only.startswith("v/here.md:1:1: no-context: no heading stands above this card and 1")
    assert found(here=f"# Here\n\n{cards}") == []


def test_a_question_that_another_note_asks(found: Found) -> None:
    first = "# A\n\nWhat does *dropout* do in training?::It drops units.\n"
    second = "# B\n\nWhat does dropout do in training::Units are left out.\n"
    assert found(a=first, b=second) == ["v/b.md:3:1: duplicate: v/a.md:3 asks this too"]


def test_short_questions_are_told_apart_by_their_headings(found: Found) -> None:
    card = "Default rate?::0.9\n"
    assert found(a=f"# Adam\n\n{card}", b=f"# LAMB\n\n{card}") == []
    assert kinds(found(a=f"# Adam\n\n{card}\n{card}", b="")) == ["duplicate"]


def test_questions_that_differ_in_a_formula_are_two(found: Found) -> None:
    cards = (f"What shape has the matrix ${name}$ here?::3×2\n" for name in "Ww")
    assert found(a="# A\n\n" + "\n".join(cards)) == []


def test_a_long_answer_without_key_points(found: Found) -> None:
    (only,) = found(here=f"# Here\n\nWhat is said at length?\n?\n{LONG}\n")
    assert only.startswith("v/here.md:3:1: long-answer: the answer has 70 words and no key points")


@pytest.mark.parametrize(
    "answer",
    [
        f"{LONG}\n- [ ] the first point\n- [ ] the second point",
        "\n".join(f"{n}. step number {n} of a long recipe with many words" for n in range(1, 9)),
        "short $" + " + ".join("x" * 80) + "$",
    ],
)
def test_answers_that_say_what_counts(found: Found, answer: str) -> None:
    assert found(here=f"# Here\n\nWhat is said at length?\n?\n{answer}\n") == []
