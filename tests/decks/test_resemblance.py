"""Edited cards and the ones they replaced."""

from typing import NamedTuple

from drill.decks.resemblance import resembling


class Seen(NamedTuple):
    text: str
    position: int = 0
    sibling: int = 0


def always(_new, _old):
    return True


def test_the_most_alike_are_paired_first():
    old = [Seen("the gradient of tanh\nx"), Seen("the gradient of ReLU\nx")]
    new = [Seen("a gradient of ReLU\nx"), Seen("the gradient of a ReLU\nx")]
    assert resembling(new, old, always) == [(1, 1), (0, 0)]


def test_among_equally_alike_the_nearer_is_taken():
    old = [Seen("card 1\nx", 0), Seen("card 2\nx", 5), Seen("card 3\nx", 9)]
    assert resembling([Seen("card 7\nx", 6)], old, always) == [(0, 1)]


def test_among_equally_alike_the_same_sibling_is_taken():
    old = [Seen("card 1\nx", 0, 0), Seen("card 2\nx", 2, 1)]
    assert resembling([Seen("card 7\nx", 1, 1)], old, always) == [(0, 1)]


def test_what_is_not_alike_is_not_paired():
    assert resembling([Seen("a loss\nx")], [Seen("eight heads\ny")], always) == []
    assert resembling([Seen("a loss\nx")], [Seen("eight heads\ny")], always, 0) == [(0, 0)]


def test_the_same_question_with_another_answer_is_alike():
    old = [Seen("short?\nan answer of many words, all of them wrong")]
    assert resembling([Seen("short?\n42")], old, always) == [(0, 0)]
    assert resembling([Seen("long?\n42")], old, always) == []


def test_pairs_that_may_not_be_are_passed_over():
    old = [Seen("one text\nx"), Seen("one text\ny")]
    new = [Seen("one text\nx")]
    assert resembling(new, old, lambda _, j: j == 1) == [(0, 1)]


def test_nothing_resembles_nothing():
    assert resembling([], [Seen("a\nb")], always) == []
    assert resembling([Seen("a\nb")], [], always) == []
