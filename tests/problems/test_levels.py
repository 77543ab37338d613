"""``at level 2`` behind a line: levels may differ in what is given, done, wrong and claimed."""

import pytest

from drill.problems.block import BlockError, read_block
from drill.problems.draw import draw
from drill.problems.template import Body, Loop

BLOCK = """
problem neuron
"A neuron with the output y."
level 1: n = 2  "No bias."
level 2: n = 2  "With a bias."
level 3: n = 3  "With a bias and a ReLU, summed up."
given
  w : vector(n) of integers(1, 4)
  x : vector(n) of integers(1, 4)
  b : integers(1, 9)   "bias" at levels 2, 3
require b != 5 at levels 2, 3
steps
  z = w.T @ x       "sum" at level 1
  z = w.T @ x + b   "sum" at levels 2, 3
    mistake no-bias: w.T @ x   "The bias is missing."
    mistake twice: w.T @ x + 2*b   "The bias came twice." at level 3
  for t in 1..n at level 3
    s[t] = relu(z)*t     "part"
      mistake no-relu: z   "No ReLU."
  y = z             "output" at levels 1, 2
  y = sum(s[t] for t in 1..n)   "output" at level 3
check y == sum(w*x) at level 1
check y == sum(w*x) + b at level 2
check y == (sum(w*x) + b)*n*(n + 1)/2 at level 3
ask value y
"""


def names(body: Body) -> list[str]:
    """The givens and steps of a body, loops in brackets."""
    steps = [
        f"[{'+'.join(step.name for step in part.steps)}]" if isinstance(part, Loop) else part.name
        for part in body.steps
    ]
    return [*(given.name for given in body.givens), *steps]


def test_each_level_has_its_own_lines() -> None:
    template = read_block(BLOCK, "x.md", 1)
    assert names(template.body(1)) == ["w", "x", "z", "y"]
    assert names(template.body(2)) == ["w", "x", "b", "z", "y"]
    assert names(template.body(3)) == ["w", "x", "b", "z", "[s]", "y"]
    mistakes = [[m.slug for m in template.body(n).steps[0].mistakes] for n in (1, 2, 3)]  # type: ignore[union-attr]
    assert mistakes == [[], ["no-bias"], ["no-bias", "twice"]]
    assert [len(template.body(n).requires) for n in (1, 2, 3)] == [0, 1, 1]
    assert [len(template.body(n).checks) for n in (1, 2, 3)] == [1, 1, 1]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_level_can_be_drawn(level: int) -> None:
    problem = draw(read_block(BLOCK, "x.md", 1), level, 7)
    w, x = problem.values["w"], problem.values["x"]
    bias = problem.values.get("b", 0)
    times = 6 if level == 3 else 1
    assert problem.values["y"] == ((w * x).sum() + bias) * times


def test_levels_with_the_same_lines_share_their_formulas() -> None:
    text = BLOCK.replace(" at level 3\n", "\n").replace(" at level 1\n", " at levels 2, 3\n")
    alike = '\nproblem p\n"P."\nlevel 1: n = 2\nlevel 2: n = 3\nsteps\n  y = n\nask value y\n'
    template = read_block(alike, "x.md", 1)
    assert template.bodies[0] is template.bodies[1]
    with pytest.raises(BlockError):
        read_block(text, "x.md", 1)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "reason"),
    [
        ('"bias" at levels 2, 3', '"bias" at level 4', 10, 31, "no level 4; the levels are 1, 2"),
        ('"bias" at levels 2, 3', '"bias" at level two', 10, 31, "levels read: at level 2"),
        ('"bias" at levels 2, 3', '"bias" at level 3', 14, 17, r"there is no b .*\(at level 2\)"),
        ('"sum" at levels 2, 3', '"sum"', 14, 3, "declared twice"),
        ("twice: w.T @ x + 2*b   \"The bias came twice.\" at level 3",
         "twice: w.T @ x + 2*b   \"The bias came twice.\" at level 1", 16, 59, "step above it"),
        ("check y == sum(w*x) at level 1", "check y == sum(w*b) at level 1", 22, 18, "no b"),
        ("ask value y", "ask value y at level 1", 2, 1, "asks nothing at level 2"),
    ],
)  # fmt: skip
def test_faults(old: str, new: str, line: int, column: int, reason: str) -> None:
    assert old in BLOCK
    with pytest.raises(BlockError, match=reason) as caught:
        read_block(BLOCK.replace(old, new, 1), "x.md", 1)
    assert (caught.value.line, caught.value.column) == (line, column)
