"""A claim that is not proved is held against random points: how far, and at which sizes."""

import pytest

from drill.problems.block import read_block
from drill.problems.sampling import Held, sampled

BLOCK = """problem sums
"Sums."
level 1: n = 2
given
  x : vector(n) of decimals(-2, 2, 1)
  k : integers(2, 9)
steps
  y = sum(x)
  L = y^2*k
  dx = 2*y*k*(x/x)   gradient of L by x
{check}
ask value y
"""


def held(check: str) -> Held:
    """How a check about the block above held."""
    template = read_block(BLOCK.format(check=check), "x.md", 1)
    return sampled(template, 1)[11]


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("check y == x.T @ (x/x)", "held at 50 digits, several sizes"),
        ("check y == x[1] + x[2]", "held at 50 digits, its own sizes"),
        ("check y*(1 + 1e-12) == x.T @ (x/x)", "held at float64, several sizes"),
        ("check floor(k) == k", "held at drawn numbers"),
        ("check y == 2*sum(x)", "held at drawn numbers"),
    ],
)
def test_a_check(check: str, words: str) -> None:
    assert str(held(check)) == words


def test_a_gradient_is_pulled_back_at_50_digits() -> None:
    template = read_block(BLOCK.format(check="check y == sum(x)"), "x.md", 1)
    assert str(sampled(template, 1)[10]) == "held at 50 digits, several sizes"
    wrong = BLOCK.replace("2*y*k*", "2.0000000000001*y*k*").format(check="check y == sum(x)")
    assert str(sampled(read_block(wrong, "x.md", 1), 1)[10]) == "held at float64, several sizes"
