"""A faulty block is refused at its line and column; a right one says what it says."""

import pytest

from drill.problems.block import BlockError, read_block
from drill.problems.template import AskKind, Kind, Loop

BLOCK = """
problem tiny version 2
"Scale x."
covers I001, I002
digits 4
level 1: n = 2
level 2: n = 3, phi = relu  "Now with ReLU."
given
  x : vector(n) of integers(-2, 2)  "input"
  c = 0.5                           "factor"
require any(h > 0)
steps
  h = c*x         "scaled"
    mistake no-factor: x   "The factor is missing."
  for t in 1..2
    m[t] = h*t    "multiple"
  L = sum(m[2])
check L == sum(x)
ask value h
ask formula m[1] at levels 2
"""


def test_everything_that_is_declared_is_there() -> None:
    template = read_block(BLOCK, "cards/x.md", 10)
    assert (template.kind, template.name, template.version) == (Kind.PROBLEM, "tiny", 2)
    assert template.statement == "Scale x."
    assert template.covers == ("I001", "I002")
    assert template.digits == 4
    assert template.level(2).functions == {"phi": "relu"}
    assert template.level(2).sentence == "Now with ReLU."
    body = template.body(1)
    assert [given.label for given in body.givens] == ["input", "factor"]
    assert [type(part) is Loop for part in body.steps] == [False, True, False]
    assert body.steps[0].mistakes[0].slug == "no-factor"  # type: ignore[union-attr]
    assert [ask.kind for ask in body.asks] == [AskKind.VALUE]
    formula = template.body(2).asks[1]
    assert (formula.kind, formula.levels) == (AskKind.FORMULA, {2})


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "reason"),
    [
        ("c*x ", "c*xx ", 22, 9, "unknown name xx"),
        ("c*x ", "2x ", 22, 8, "write the product out"),
        ("check L == sum(x)", "check L == sum(xs)", 27, 16, "unknown name xs"),
        ("ask value h", "ask valu h", 28, 1, "it asks value, formula"),
        ("ask value h", "ask value q", 28, 11, "no q here"),
        ("of integers(-2, 2)", "of integer(-2, 2)", 18, 3, "not from integer"),
        ("of integers(-2, 2)", "of integers(-2)", 18, 20, "takes 2 numbers"),
        ("vector(n)", "vector(k)", 18, 14, "no k here|unknown name k"),
        ("level 1: n = 2", "level one: n = 2", 15, 1, "a level reads"),
        ("  c = 0.5", "  x = 0.5", 19, 3, "declared twice"),
        ("problem tiny", "exercise tiny", 11, 1, "begins with"),
        ('"Scale x."', "", 11, 1, "no statement"),
        ("mistake no-factor: x ", "mistake x ", 23, 5, "a mistake stands below"),
    ],
)
def test_faults(old: str, new: str, line: int, column: int, reason: str) -> None:
    assert old in BLOCK
    with pytest.raises(BlockError, match=reason) as caught:
        read_block(BLOCK.replace(old, new, 1), "cards/x.md", 10)
    assert (caught.value.line, caught.value.column) == (line, column)
