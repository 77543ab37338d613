"""Which of the cards that appeared in a note is which of those that vanished from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Protocol

ALIKE = 0.6
"""The ratio of matching characters from which a card counts as an edited one."""

_NEAR = 0.05
_SAME_SIBLING = 0.03
_WINDOW = 100
_CLOSE_LOOKS = 4


class Comparable(Protocol):
    """What is compared: a question, a line feed and an answer, and the places of the card."""

    @property
    def text(self) -> str: ...
    @property
    def position(self) -> int: ...
    @property
    def sibling(self) -> int: ...


def resembling(
    new: Sequence[Comparable],
    old: Sequence[Comparable],
    may_be: Callable[[int, int], bool],
    least: float = ALIKE,
) -> list[tuple[int, int]]:
    """Pairs of an index in ``new`` and one in ``old``, the most alike first, each index once.

    Among equally similar texts the same sibling and the nearer place win. A ratio below ``least``
    makes no pair unless the question is the same, and nor do indices that ``may_be`` denies.
    """
    scores = _scores(new, old, least)
    scored = sorted((score for score in scores if may_be(-score[1], -score[2])), reverse=True)
    pairs: list[tuple[int, int]] = []
    new_left, old_left = set(range(len(new))), set(range(len(old)))
    for _, i, j in scored:
        if -i in new_left and -j in old_left:
            new_left.remove(-i)
            old_left.remove(-j)
            pairs.append((-i, -j))
    return pairs


def _scores(
    new: Sequence[Comparable], old: Sequence[Comparable], least: float
) -> Iterator[tuple[float, int, int]]:
    """Scores with the indices negated, so that of equal scores the first indices sort last."""
    matcher = SequenceMatcher(autojunk=False)
    words = [_words(card) for card in new]
    for j, gone in enumerate(old):
        matcher.set_seq2(gone.text)
        for i in _candidates(gone, new, words, j * len(new) // len(old)):
            matcher.set_seq1(new[i].text)
            ratio = _ratio(matcher, least)
            if _question(new[i]) == _question(gone):
                ratio = max(ratio, ALIKE)
            if ratio >= least:
                distance = abs(new[i].position - gone.position)
                same = _SAME_SIBLING if new[i].sibling == gone.sibling else 0
                yield ratio + _NEAR / (1 + distance) + same, -i, -j


def _question(card: Comparable) -> str:
    return card.text.partition("\n")[0]


def _candidates(
    gone: Comparable, new: Sequence[Comparable], words: Sequence[frozenset[str]], about: int
) -> list[int]:
    """The few indices around ``about`` worth a close look: those that share the most words."""
    near = range(max(0, about - _WINDOW), min(len(new), about + _WINDOW + 1))
    theirs = _words(gone)

    def likeness(i: int) -> tuple[int, int]:
        return len(words[i] & theirs), -abs(new[i].position - gone.position)

    return nlargest(_CLOSE_LOOKS, near, key=likeness)


def _words(card: Comparable) -> frozenset[str]:
    return frozenset(card.text.split())


def _ratio(matcher: SequenceMatcher[str], least: float) -> float:
    """The ratio, or 0 if a cheap upper bound already lies below ``least``."""
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    return matcher.ratio()
