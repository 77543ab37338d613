"""The documentation of cards, run: its examples make the cards that it says they make."""

import re
from pathlib import Path

import pytest

from drill.decks.card import Card
from drill.decks.note import read_note
from drill.grading.typed import why_not_typed

README = Path(__file__).parents[2] / "cards" / "README.md"


@pytest.fixture(scope="module")
def examples() -> list[list[Card]]:
    """The cards of each example of the part about cards."""
    text = README.read_text(encoding="utf-8").split("\n## Cards\n")[1].split("\n## Problems\n")[0]
    notes = [read_note(one, "note.md") for one in re.findall(r"```markdown\n(.*?)```", text, re.S)]
    assert [note.faults for note in notes] == [()] * len(notes)
    return [list(note.cards) for note in notes]


def test_every_syntax_makes_its_card(examples):
    kinds = [card.kind.value for card in examples[0]]
    assert kinds == ["basic", "basic", "reverse", "basic", "cloze", "cloze", *["basic"] * 3]
    assert examples[0][3].id == "^softmax"
    assert [card.question for card in examples[0][4:6]] == [
        "ReLU goes with […] initialisation, tanh with Glorot.",
        "ReLU goes with He initialisation, tanh with [whose?].",
    ]
    assert examples[0][6].answer.count("\n\n") == 1
    assert examples[0][8].question == "What is a neuron?"
    assert examples[0][8].answer.endswith("$a=\\phi(z)$.")


def test_every_kind_is_what_it_says(examples):
    kinds = [card.kind.value for card in examples[1]]
    assert kinds == ["basic", "list", "choice", "typed", "typed", "typed"]
    points, steps, options, *typed = examples[1]
    assert len(points.key_points) == 2
    assert len(steps.items) == 3
    assert (options.right, options.remark) == ((0, 1), "Both sides of an S are flat.")
    assert [why_not_typed(card.answer) for card in typed] == ["", "", ""]
