"""What the Obsidian spaced-repetition plugin makes of a text, and where reading differs on purpose.

Each case is a text and the cards that the plugin makes of it: their kind, and the lines, from 1,
at which it has their passages start.
"""

import pytest

from drill.decks.card import CardKind
from drill.decks.note import read_note
from drill.decks.syntax.settings import SyntaxSettings

ALL = SyntaxSettings(bold_clozes=True, curly_clozes=True)
BASIC, REVERSE, CLOZE = CardKind.BASIC, CardKind.REVERSE, CardKind.CLOZE
ONE = [(BASIC, 1)]
BOTH = [(BASIC, 1), (REVERSE, 1)]
GAP = [(CLOZE, 1)]

AS_THE_PLUGIN = [
    # one line
    ("front::back", ONE),
    ("front ::  back", ONE),
    ("front::back\n<!--SR:!2024-02-03,4,270-->", ONE),
    ("front::back <!--SR:2024-02-03,4,270-->", ONE),
    ("front::back\n> [!sr|card-metadata] \n> <!--SR:!2024-02-03,4,270-->", ONE),
    ("prose above\nfront::back", [(BASIC, 2)]),
    ("#Heading\n\none::1\ntwo:: 2", [(BASIC, 3), (BASIC, 4)]),
    ("#flashcards/maths front ::back", ONE),
    ("front:::back", BOTH),
    ("prose above\nfront :::back", [(BASIC, 2), (REVERSE, 2)]),
    ("#Heading\n\none:::1\ntwo::: 2", [(BASIC, 3), (REVERSE, 3), (BASIC, 4), (REVERSE, 4)]),
    ("one::1\r\ntwo::2\r\n", [(BASIC, 1), (BASIC, 2)]),
    # several lines
    ("front\n?\nback", ONE),
    ("front\n? \nback", ONE),
    ("front\n  ?\nback", ONE),
    ("front\n?\nback <!--SR:!2024-02-03,4,270-->", ONE),
    ("front\n?\nback\n<!--SR:2024-02-03,4,270-->", ONE),
    ("front 1\nfront 2\n?\nback", ONE),
    ("front\n?\nback 1\nback 2", ONE),
    ("#Heading\n\nprose\none\n?\n1\nmore\n\ntwo\n?\n2", [(BASIC, 3), (BASIC, 9)]),
    ("#flashcards/maths\nfront\n?\nback", ONE),
    ("front\n??\nback", BOTH),
    ("front 1\nfront 2\n??\nback", BOTH),
    ("front\n??\nback 1\nback 2", BOTH),
    ("?\nback", []),
    ("front\n?\nback\n\nno part of it", ONE),
    # clozes
    ("a ==gap== here", GAP),
    ("a ==gap== here\n<!--SR:2024-02-03,4,270-->", GAP),
    ("a ==gap== here <!--SR:2024-02-03,4,270-->", GAP),
    ("==both== are ==gaps==\n", [(CLOZE, 1), (CLOZE, 1)]),
    ("prose\n\na gap\nis ==here==\n\nand\n==two== in ==one==\n\nend",
     [(CLOZE, 3), (CLOZE, 6), (CLOZE, 6)]),
    ("a **gap** here", GAP),
    ("**both** are **gaps**", [(CLOZE, 1), (CLOZE, 1)]),
    ("a {{gap}} here", GAP),
    ("a {{gap}} here\n<!--SR:2024-02-03,4,270-->", GAP),
    ("a **gap** and ==another==!", [(CLOZE, 1), (CLOZE, 1)]),
    ("a ===gap=== here", GAP),
    ("a ==1;;gap== and ==1;;another==", GAP),
    ("a ==gap;;hint== and a ==2;;gap;;hint==", [(CLOZE, 1), (CLOZE, 1)]),
    ("open ==", []),
    ("open ==over\nlines==", []),
    ("open ==half=", []),
    ("open **", []),
    ("open **over\nlines**", []),
    ("open **half*", []),
    ("open {{", []),
    ("open }}", []),
    ("open {{over\nlines}}", []),
    ("open {{half}", []),
    # a mix
    ("# Heading\n\nlorem ==ipsum==, dolor ==sit== amet.\nconsectetur ==elit,==\nsed do.\n\n"
     "eiusmod::tempor\n\nincididunt.\n??\nut labore.\n<!--SR:2024-02-03,4,270-->",
     [(CLOZE, 3), (CLOZE, 3), (CLOZE, 3), (BASIC, 7), (BASIC, 9), (REVERSE, 9)]),
    # code
    ("front with `code`::back with `code`", ONE),
    ("a ==`gap`== in code", GAP),
    ("How?\n?\n```\nprint(1)\nx[0]\n```", ONE),
    ("How?\n?\n```python\nprint(1)\n\n\nprint(2)\n\nx[0]\n```", ONE),
    ("How?\n?\n````note\n\n```git\n+ one\n- two\n```\n\n~~~python\nthree\n~~~\n````", ONE),
    ("```\nfront::back\n```", []),
    ("```\nfront:::back\n```", []),
    ("# Heading\n\n```markdown\nsome ==marked== text!\n```\n\nprose", []),
    ("# Heading\n```markdown\nsome **bold** text!\n```\n\nprose", []),
    ("# Heading\n\n```\nfoo = {{'a': 2}}\n```\n\nprose", []),
    ("`front::back`", []),
    ("front::back\n\n```\none::1\n```\n\n`two::2`\n", ONE),
    # comments
    ("<!--front::back-->", []),
    ("<!--front:::back-->", []),
    ("<!--\nfront\n?\nback <!--SR:!2024-02-03,4,270-->\n-->", []),
    ("<!--a ==gap== here-->", []),
    ("<!--a **gap** here-->", []),
    ("prose\n<!--a {{gap}} here-->", []),
    ("prose\n\n<!--a {{gap}} here-->\n\none::1", [(BASIC, 5)]),
]  # fmt: skip


def cards(text, settings=ALL):
    return [(card.kind, card.line) for card in read_note(text, "note.md", settings).cards]


@pytest.mark.parametrize(("text", "expected"), AS_THE_PLUGIN)
def test_as_the_plugin_reads_it(text, expected):
    assert cards(text) == expected


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("a ==gap== here", SyntaxSettings(highlight_clozes=False)),
        ("a **gap** here", SyntaxSettings()),
        ("a {{gap}} here", SyntaxSettings()),
        ("a {{gap}}, **gap**, ==gap==", SyntaxSettings(highlight_clozes=False)),
    ],
)
def test_marks_that_are_turned_off_make_no_card(text, settings):
    assert cards(text, settings) == []


@pytest.mark.parametrize("text", [text for text, _ in AS_THE_PLUGIN])
def test_a_schedule_is_on_no_card(text):
    for card in read_note(text, "note.md", ALL).cards:
        assert "SR:" not in card.question + card.answer


ON_PURPOSE = [
    # Maths is never split: the plugin looks for code alone.
    ("$x::y$", []),
    ("$x==y$ and $y==x$", []),
    (r"\(x::y\) is", []),
    ("the set $\\{x::y\\}$::is read", ONE),
    ("$$\nx::y\n$$", []),
    ("front\n?\n$$\nx\n\ny\n$$", ONE),
    # An answer of several lines may hold any mark; the plugin breaks the card at ``::``.
    ("front\n?\nback with a::b", ONE),
    # Code with more backticks than one, and a mark beside code.
    ("``a ` b::c``", []),
    ("`a` and `b`::c", ONE),
    # A heading is context and no part of the question below it.
    ("# Heading\nfront\n?\nback", [(BASIC, 2)]),
    # A thematic break ends a card.
    ("front\n?\nback\n---\nprose", ONE),
    # A card without a side is a fault and no card; the plugin keeps it.
    ("front::", []),
    ("::back", []),
    ("front\n?", []),
    # A fence may be indented, as in a list.
    ("- prose\n  ```\n  a::b\n  ```", []),
    # What follows a comment on its line is read.
    ("<!-- note --> front::back", ONE),
]


@pytest.mark.parametrize(("text", "expected"), ON_PURPOSE)
def test_where_reading_differs_on_purpose(text, expected):
    assert cards(text) == expected
