"""The words of a question or an answer, as they are compared."""

from __future__ import annotations

import re
import unicodedata

from drill.maths.markdown_maths import split_maths

_MARKS = re.compile(r"[*_`~=]+|\^[A-Za-z0-9-]+$|\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", re.MULTILINE)
_WORD = re.compile(r"\w+(?:['’.]\w+)*|[^\w\s]")

COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be because been being both but by can could did do does each either "
        "every for from had has have how if in into is it its just may might more most must near "
        "no none nor not of off on one only or other ought over same shall should so some such "
        "than that the their them then there these they this those through to too two under up "
        "very was were what when where whether which while who whom whose why will with within "
        "without would you your here name give say state write explain compute many much between "
        "about also after all any above below ",
    )
)
"""Words that say little by themselves."""


def plain(markdown: str) -> str:
    """A text without marks of emphasis and links, in lower case; formulas in one spelling."""
    parts = []
    for part in split_maths(markdown):
        if part.kind == "text":
            bare = _MARKS.sub(lambda match: match.group(1) or "", part.content).replace("$", "")
            parts.append(unicodedata.normalize("NFKC", bare).casefold())
        else:
            parts.append(f" ${formula(part.content)}$ ")
    return " ".join("".join(parts).split())


def formula(tex: str) -> str:
    """A formula without spaces and what only sizes it, to be compared."""
    bare = re.sub(r"\\(?:(?:left|right|quad|qquad|displaystyle)(?![A-Za-z])|[,;!:])", "", tex)
    return re.sub(r"\s+", "", bare).strip(".,;")


def words(text: str) -> list[str]:
    """The words of a plain text; a formula is one word."""
    found: list[str] = []
    for place, part in enumerate(text.split("$")):
        found += [f"${part}$"] if place % 2 else [w for w in _WORD.findall(part) if w[0].isalnum()]
    return found


def telling(text: str) -> list[str]:
    """The words of a plain text that say something."""
    return [word for word in words(text) if word not in COMMON]
