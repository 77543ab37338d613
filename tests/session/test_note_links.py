"""Links between notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.decks.note import read_note
from drill.session.note_links import NoteLink, destination, with_links

NOTES = [
    read_note(
        "---\naliases: [Convolutional nets]\n---\n# CNNs\n\n## Pooling\n\na", "v/cnn/nets.md"
    ),
    read_note("# Losses\n\n## Cross-entropy\n\n### In `logits`\n", "v/losses.md"),
    read_note("# Nets\n", "v/other/nets.md"),
]


@pytest.mark.parametrize(
    ("source", "shown", "links"),
    [
        ("See [[losses]].", "See ‹losses›.", [("losses", "losses")]),
        ("[[losses|the *loss*]]", "‹the *loss*›", [("losses", "the *loss*")]),
        ("[[losses#Cross-entropy]]", "‹losses: Cross-entropy›",
         [("losses#Cross-entropy", "losses: Cross-entropy")]),
        ("[[losses#^id]]", "‹losses›", [("losses#^id", "losses")]),
        ("[[#Pooling]]", "‹Pooling›", [("#Pooling", "Pooling")]),
        ("[it](cnn/nets.md#Pooling)", "‹it›", [("cnn/nets.md#Pooling", "it")]),
        ("[it](https://a.example/b.md)", "[it](https://a.example/b.md)", []),
        ("![[image.png]] and `[[code]]`", "![[image.png]] and `[[code]]`", []),
        ("$x_{[[i]]}$ \\(a\\) $$[[b]]$$", "$x_{[[i]]}$ $a$ $$[[b]]$$", []),
    ],
)  # fmt: skip
def test_links_are_found_and_shown(source: str, shown: str, links: list[tuple[str, str]]) -> None:
    assert with_links(source) == (shown, tuple(NoteLink(*link) for link in links))


@pytest.mark.parametrize(
    ("target", "path", "line"),
    [
        ("losses", "v/losses.md", 1),
        ("Losses.md#cross-entropy", "v/losses.md", 3),
        ("losses#no such", "v/losses.md", 1),
        ("nets", "v/cnn/nets.md", 1),
        ("other/nets", "v/other/nets.md", 1),
        ("convolutional NETS#Pooling", "v/cnn/nets.md", 6),
        ("CNNs", "v/cnn/nets.md", 1),
        ("#Cross-entropy", "v/losses.md", 3),
    ],
)
def test_where_a_link_leads(target: str, path: str, line: int) -> None:
    found = destination(NOTES, "v/losses.md", target)
    assert found
    assert (found[0].path, found[1]) == (path, line)


def test_a_link_to_no_note_leads_nowhere() -> None:
    assert destination(NOTES, "v/losses.md", "attention") is None


@given(st.text(alphabet="[]|#^!()$`\\ab.md \n‹›", max_size=60))
def test_any_text_may_hold_links(text: str) -> None:
    shown, links = with_links(text)
    assert shown.count("‹") == text.count("‹") + len(links)
    assert all(link.target and link.words for link in links)
    destination(NOTES, "v/losses.md", text)
