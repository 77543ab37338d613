"""Links are broken when the note, the heading or the block that they name is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Found

OTHER = """# Other note

## Adam: the *steps* of $m_t$ #addition

A fact. ^fact-1
"""


@pytest.mark.parametrize(
    "link",
    [
        "[[other]]",
        "[[Other]]",
        "[[v/other]]",
        "[[other.md]]",
        "[[other|another name]]",
        "[[other\\|in a table]]",
        "[[other#Other note]]",
        "[[other#Adam the *steps* of $m_t$]]",
        "[[other#Adam: the *steps* of $m_t$|alias]]",
        "[[other#Other note#Adam the *steps* of $m_t$]]",
        "[[other#^fact-1]]",
        "[[#Here]]",
        "![[other]]",
        "![[picture.png]]",
        "[text](other.md)",
        "[text](./other.md#other-note)",
        "[text](#here)",
        "[text](https://example.org/x.md)",
        "`[[nowhere]]`",
        "$a[[nowhere]]$",
        "[[version 1.5]]",
    ],
)
def test_links_that_lead_somewhere(found: Found, link: str) -> None:
    notes = {"other": OTHER, "version 1.5": "# Five\n"}
    assert found(here=f"# Here\n\nSee {link} for more.\n", **notes) == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("[[nowhere]]", "there is no note nowhere"),
        ("[[w/other]]", "there is no note w/other"),
        ("[[other#Nothing]]", "other has no heading Nothing"),
        ("[[other#Nothing|alias]]", "other has no heading Nothing"),
        ("[[other#^fact-2]]", "other has no block ^fact-2"),
        ("[[#There]]", "this note has no heading There"),
        ("![[nowhere]]", "there is no note nowhere"),
        ("[text](nowhere.md)", "there is no note nowhere.md"),
        ("[text](other.md#nothing)", "other.md has no heading nothing"),
    ],
)
def test_links_that_do_not(found: Found, link: str, reason: str) -> None:
    column = 5 + link.startswith("!")
    expected = f"v/here.md:3:{column}: broken-link: {reason}"
    assert found(here=f"# Here\n\nSee {link} for more.\n", other=OTHER) == [expected]


def test_a_link_in_a_callout_and_behind_maths(found: Found) -> None:
    note = "# Here\n\n> [!note] Title\n> By $x$ see [[gone]].\n\n- item with ==gap== [[lost]]\n"
    places = [line.partition(": ")[0] for line in found(here=note)]
    assert places == ["v/here.md:4:14", "v/here.md:6:21"]


def test_fenced_code_holds_no_links(found: Found) -> None:
    assert found(here="# Here\n\n```\n[[nowhere]]\n```\n\n$$\nx [[nowhere]]\n$$\n") == []
