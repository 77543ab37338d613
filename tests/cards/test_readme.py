"""The documentation of notes, run: its examples make what it says they make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drill.cli import main
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


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder that holds the whole note, and the problem of the part about problems."""
    text = README.read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("my-notes")
    (whole,) = re.findall(r"````markdown\n(.*?)````", text, re.S)
    (folder / "logistic-regression.md").write_text(whole, encoding="utf-8")
    (problem,) = re.findall(r"```drill\nproblem .*?```", text.split("\n## Problems\n")[1], re.S)
    (folder / "sgd.md").write_text(f"# Steps\n\n{problem}\n", encoding="utf-8")
    return str(folder)


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(main, words, input=given, catch_exceptions=False)


def test_the_whole_note_passes_every_check(own):
    result = run("verify", "--cards", own)
    assert "3 blocks, 5 levels, 100 draws" in result.output
    assert "no faults, no warnings" in result.output
    assert result.exit_code == 0


def test_the_whole_note_names_a_mistake(own):
    shown = run("show", "logistic-gradient@1:2:3", "--cards", own, "--solution").output
    assert "Compute dw" in shown
    (right,) = re.findall(r"dw = dz x\n.*?\n +(= \[.*?\])", shown, re.S)
    graded = run("grade", "logistic-gradient@1:2:3", "--cards", own, "--answer", f"dw{right}")
    assert "dw: correct" in graded.output
    turned = right.replace("= ", "dw=-1*")
    graded = run("grade", "logistic-gradient@1:2:3", "--cards", own, "--answer", turned)
    assert "The sign is turned" in graded.output


def test_the_whole_note_is_studied(own, tmp_path):
    chosen = ("--plain", "--cards", own, "--topic", "Logistic", "--only", "cards")
    words = ("study", *chosen, "--db", str(tmp_path / "drill.db"))
    result = run(*words, given="\n3\nyhat - y\n3\n:quit\n")
    assert "Today: 3 new" in result.output
    assert "The probability of class 1" in result.output
    assert "Right" in result.output
    assert "2 reviews" in result.output
