from __future__ import annotations

from io import StringIO

import pytest

from drill.session.drawing import checked_draw
from drill.session.library import Library
from drill.session.turn import Turn, reveal, tasks_of
from drill.ui.plain.streams import Streams
from drill.ui.words.aloud import aloud
from drill.ui.words.line import Page
from drill.ui.words.outcome import outcome_lines
from drill.ui.words.question import context_line, question_lines

PROSE = set("…—–’‘“”„«»°é")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "dW₁ = (ŷ − y) xᵀ",
            "dW sub 1 equals open paren y hat minus y close paren x transpose",
        ),
        ("x = [1, 2]ᵀ  (input)", "x equals column 1, 2, end column (input)"),
        (
            "W = [[1, −2], [3, 4]]",
            "W equals matrix with 2 rows: row 1: 1, minus 2; row 2: 3, 4; end matrix",
        ),
        ("[[1, 2]]", "matrix with 1 row: row 1: 1, 2; end matrix"),
        ("σ(z)/(1 + h)", "sigma of z divided by open paren 1 plus h close paren"),
        ("relu′(z₁) ⊙ a", "relu prime of z sub 1 elementwise times a"),
        ("z[2] = 3", "z entry 2 equals 3"),
        ("H⁻¹ x² = θ⁽ˡ⁾", "H inverse x squared equals theta superscript l"),
        ("✓ Right", "Right"),
        ("ε = 1e−8", "epsilon equals 1 times 10 to the minus 8"),
        ("1.5e+03", "1.5 times 10 to the 3"),
        ("═══", ""),
        ("≈ Nearly: not precise enough", "Nearly: not precise enough"),
        ("dW is 3×2", "dW is 3 by 2"),
        ("Basics › Derivatives", "Basics, Derivatives"),
        ("g = 0.5  (gradient g₁, the first)", "g equals 0.5 (gradient g sub 1, the first)"),
        ("eta = 0.1 (learning rate η)", "eta equals 0.1 (learning rate eta)"),
        ("Write :help for the commands.", "Write :help for the commands."),
        ("  cards/a.md:4:1: café (one or two) - [x]", "  cards/a.md:4:1: café (one or two) - [x]"),
        ("What is 2/3?", "What is 2/3?"),
        ("", ""),
    ],
)
def test_lines_in_words(line: str, words: str) -> None:
    assert aloud(line) == words


def said(turn: Turn) -> str:
    """All that the program says of a turn, question to solution."""
    page = Page(100_000, flat=True, numbered=True, spoken=True)
    written = StringIO()
    streams = Streams(StringIO(), written, echoes=False, spoken=True)
    streams.say(context_line(turn.item, page))
    for lines in (question_lines(turn, page), outcome_lines(reveal(turn), page)):
        streams.write(line.text for line in lines)
    return written.getvalue()


def test_all_that_is_said_of_problems_is_in_words(library: Library, clock) -> None:
    for id_, template in library.templates.items():
        problem = checked_draw(template, template.levels[0].number, 1)
        turn = Turn(library.items[id_], clock(), problem=problem, tasks=tasks_of(problem))
        text = said(turn)
        strange = {char for char in text if not char.isascii()} - PROSE
        assert not strange, (id_, strange)
        assert max(map(len, text.splitlines())) <= 80


def test_all_that_is_said_of_cards_is_in_words(library: Library, clock) -> None:
    for card in library.cards.values():
        text = said(Turn(library.items[card.id], clock(), card=card))
        strange = {char for char in text if not char.isascii() and not char.isalpha()} - PROSE
        assert not strange, (card.note, card.line, strange)
        assert "$" not in text, (card.note, card.line)
