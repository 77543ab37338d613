"""In a derivation the name of what is to be shown is no answer; ``^T`` says what it was read as."""

from drill.grading.grade import grade
from drill.grading.verdict import Status
from drill.problems.block import read_block
from drill.problems.draw import draw
from drill.problems.problem import Problem
from drill.problems.template import AskKind

DERIVATION = """derivation sigmoid-slope
"The slope of the sigmoid."
given
  z : decimals(-2, 2, 2)
steps
  s  = sigma(z)
  t  = s*(1 - s)
  a  = exp(-z)/(1 + exp(-z))^2   "quotient rule"
  b  = s - s^2                   "in s alone"
  c  = b                         "the name of the last"
"""


def derivation() -> Problem:
    """The derivation above."""
    return draw(read_block(DERIVATION, "x.md", 1), 1, 0)


def test_the_name_of_an_equal_step_is_no_derivation() -> None:
    names = (("t", "a"), ("t", "b"), ("(a)", "b"), ("a", "c"))
    dressed = (("1 t", "a"), ("t + 0", "b"), ("-(-a)", "b"), ("3a - 2a", "c"), ("t^2/t", "a"))
    for name, target in (*names, *dressed):
        verdict = grade(derivation(), target, AskKind.FORMULA, name)
        assert verdict.status is Status.UNREADABLE, name
        assert "is what is to be shown" in verdict.reason
        assert verdict.caret is not None


def test_what_a_step_is_derived_from_is_an_answer() -> None:
    problem = derivation()
    assert grade(problem, "b", AskKind.FORMULA, "s(1 - s)").right
    assert grade(problem, "c", AskKind.FORMULA, "b").right
    assert grade(problem, "c", AskKind.FORMULA, "2b - b").right
    assert grade(problem, "b", AskKind.FORMULA, "s").status is Status.WRONG


POWER = """problem power
"T layers."
level 1: n = 2, T = 3
given
  W : matrix(n, n) of integers(1, 3)
  x : vector(n) of integers(1, 3)
  w : integers(2, 3)
steps
  y = W.T @ x
  p = w^T
check y == W.T @ x
ask formula y, p
"""


def test_a_T_that_is_declared_is_an_exponent() -> None:
    problem = draw(read_block(POWER, "x.md", 1), 1, 0)
    right = grade(problem, "p", AskKind.FORMULA, "w^T")
    assert right.right
    assert right.read_as == "w^T"
    verdict = grade(problem, "y", AskKind.FORMULA, "W^T x")
    assert not verdict.right
    assert verdict.read_as == "W^T x"
    assert "T is a symbol here, so ^T is a power" in verdict.reason
    for text in ("Wᵀ x", "W.T x", r"W^\top x"):
        assert grade(problem, "y", AskKind.FORMULA, text).read_as == "Wᵀ x"


def test_a_T_that_is_not_declared_is_a_transpose() -> None:
    text = POWER.replace(", T = 3", "").replace("  p = w^T\n", "").replace("y, p", "y")
    problem = draw(read_block(text, "x.md", 1), 1, 0)
    for text in ("W^T x", "W^{T} x"):
        verdict = grade(problem, "y", AskKind.FORMULA, text)
        assert verdict.right
        assert verdict.read_as == "Wᵀ x"
