"""A note as it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.decks.card import CardKind
from drill.decks.note import read_note
from drill.session.note_text import Piece, PieceKind, read_pieces
from drill.shipped import cards_folder

NOTE = """---
topic: Gates
---

# Gates

A gate is *shut* at 0.
It ==opens== at 1.
%% not this %%
<!-- nor this -->

## Cards #hard

What is a gate?::A factor. ^gate
How many has a GRU?::Two.

Q: What does it do?
A: It multiplies.

Which is open?
?
The one at 1.
- [ ] one

> [!question] Is 0 open?
> No.

> [!tip] Remember
> Gates multiply.

#only #tags

```drill
problem double
"Double $x$."
level 1: n = 1
```

```python
x = 1::2
```
"""


def kinds(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.kind.value for piece in pieces]


def test_a_note_in_pieces() -> None:
    pieces = read_pieces(NOTE, "a.md")
    assert kinds(pieces) == [
        "heading", "text", "heading", "card", "card", "card", "card", "card", "text", "block",
        "text",
    ]  # fmt: skip
    assert pieces[0] == Piece(5, PieceKind.HEADING, "Gates", level=1)
    assert "nor this" not in pieces[1].text
    assert pieces[1].text.startswith("A gate is *shut* at 0.\nIt ==opens== at 1.")
    assert [piece.text for piece in pieces if piece.kind is PieceKind.CARD] == [
        "What is a gate?",
        "How many has a GRU?",
        "What does it do?",
        "Which is open?",
        "Is 0 open?",
    ]
    assert pieces[8].text == "> [!tip] Remember\n> Gates multiply."
    assert pieces[9].text == "Double $x$."
    assert pieces[9].block
    assert pieces[9].block.id == "problem:double"
    assert pieces[10].text == "```python\nx = 1::2\n```"


FILES = [file for file in sorted(cards_folder().rglob("*.md")) if file.name != "README.md"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_card_heading_and_block_of_the_syllabus_is_there(file: Path) -> None:
    text = file.read_text("utf-8")
    note, pieces = read_note(text, file.name), read_pieces(text, file.name)
    lines = [piece.line for piece in pieces]
    assert lines == sorted(lines)
    shown = {piece.card.line for piece in pieces if piece.card}
    headings = {heading.line for heading in note.headings}
    assert headings <= {piece.line for piece in pieces if piece.kind is PieceKind.HEADING}
    assert {block.line for block in note.blocks} <= {p.block.line for p in pieces if p.block}
    asked = {card.line for card in note.cards if card.kind is not CardKind.CLOZE}
    assert asked - headings == shown
    kept = " ".join(piece.text for piece in pieces if piece.kind is PieceKind.TEXT)
    assert "::" not in kept.replace("nn::", "")
    assert "```drill\nproblem" not in kept


MARKS = ["# a", "b::c", "?", "Q: a", "A: b", "> [!question] a", "> b", "```", "```drill", "$$",
         "problem x", "<!--", "-->", "---", "", "#t", "==a==", "- [ ] a", "[[a]]"]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(MARKS)).map("\n".join)))
def test_any_text_can_be_read(text: str) -> None:
    pieces = read_pieces(text, "a.md")
    assert [piece.line for piece in pieces] == sorted(piece.line for piece in pieces)
    assert all((piece.card is not None) == (piece.kind is PieceKind.CARD) for piece in pieces)
