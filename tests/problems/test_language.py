"""What a block can say: conditions on loops, sums in sums, names, and what it may not."""

import numpy as np
import pytest

from drill.problems.block import BlockError, read_block
from drill.problems.draw import DrawError, draw
from drill.problems.template import Template


def block(*lines: str, given: str = "x : list(n) of integers(-9, 9)") -> Template:
    """A block over a list ``x`` of n = 4 numbers; ``lines`` from the steps on."""
    text = f'problem p\n"P."\nlevel 1: n = 4\ngiven\n  {given}\n' + "\n".join(lines)
    return read_block(text, "x.md", 1)


@pytest.mark.parametrize(
    "condition",
    [
        "require z[1] > 0 and z[4] > 0",
        "require all(z[t] > 0 for t in 1..n)",
        "require sum(z[t] > 0 for t in 1..n) >= n",
        "require not any(z[t] < 0 or z[t] == 0 for t in 1..n)",
    ],
)
def test_a_condition_may_speak_of_the_steps_of_a_loop(condition: str) -> None:
    template = block("steps", "  for t in 1..n", "    z[t] = x[t] + 3", "  y = z[1]", condition,
                     "ask value y")  # fmt: skip
    for seed in range(20):
        values = draw(template, 1, seed).values
        assert values["z1"] > 0
        assert values["z4"] > 0


def test_a_condition_in_a_loop_holds_in_every_round() -> None:
    template = block("steps", "  for t in 1..n", "    z[t] = x[t] + 3", "    require z[t] > t",
                     "  y = z[1]", "ask value y")  # fmt: skip
    for seed in range(20):
        values = draw(template, 1, seed).values
        assert all(values[f"z{t}"] > t for t in range(1, 5))


def test_a_condition_on_a_step_that_is_never_computed_is_no_condition() -> None:
    template = block("require z[5] > 0", "steps", "  for t in 1..n", "    z[t] = x[t]",
                     "  y = z[1]", "ask value y")  # fmt: skip
    with pytest.raises(DrawError, match="speaks of z5") as caught:
        draw(template, 1, 1)
    assert caught.value.line == 6


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ("(x[1] > 0 or x[2] > 0) and x[3] > 0", lambda x: (x[0] > 0 or x[1] > 0) and x[2] > 0),
        ("x[3] > 0 and (x[1] > 0 or x[2] > 0)", lambda x: (x[0] > 0 or x[1] > 0) and x[2] > 0),
        ("not (x[1] > 0 and x[2] > 0)", lambda x: not (x[0] > 0 and x[1] > 0)),
        ("any(x > 3 and x < 6)", lambda x: bool(np.any((x > 3) & (x < 6)))),
        ("all((x > 0) or (x < -2))", lambda x: bool(np.all((x > 0) | (x < -2)))),
    ],
)
def test_and_and_or_may_stand_in_brackets(condition: str, met: object) -> None:
    template = block(f"require {condition}", "steps", "  y = x[1]", "ask value y")
    assert all(met(draw(template, 1, seed).values["x"]) for seed in range(30))  # type: ignore[operator]


def test_the_bound_of_a_sum_may_use_the_index_around_it() -> None:
    inside = "  y = sum(sum(x[i]*x[j] for j in 1..i) for i in 1..n)"
    values = draw(block("steps", inside, "ask value y"), 1, 3).values
    right = sum(values["x"][i] * values["x"][j] for i in range(4) for j in range(i + 1))
    assert values["y"] == right


def test_a_nested_sum_may_run_over_the_steps_of_a_loop() -> None:
    inside = "  y = sum(sum(z[j] for j in 1..i) for i in 1..n)"
    loop = ["steps", "  for t in 1..n", "    z[t] = 2*x[t]"]
    values = draw(block(*loop, inside, "ask value y"), 1, 3).values
    assert values["y"] == sum(2 * values["x"][j] for i in range(4) for j in range(i + 1))


def test_names_with_digits_inside() -> None:
    lines = ["steps", "  conv_2d_out = max_pool2d(x, 2)", "  y = sum(2*conv_2d_out)", "ask value y"]
    template = block(*lines, given="x : matrix(n, n) of integers(1, 9)")
    values = draw(template, 1, 1).values
    assert values["conv_2d_out"].shape == (2, 2)
    assert values["y"] == 2 * values["conv_2d_out"].sum()


@pytest.mark.parametrize(
    ("lines", "line", "column", "reason"),
    [
        (["given", "  e : integers(1, 2)"], 7, 3, "e is a number already"),
        (["given", "  pi : integers(1, 2)"], 7, 3, "pi is a number already"),
        (["given", "  π = 3"], 7, 3, "π is a number already"),
        (["given", "  and : integers(1, 2)"], 7, 3, "and is a word of the notation"),
        (["given", "  level = 3"], 7, 3, "level is a word of the notation"),
        (["steps", "  e = x[1]"], 7, 3, "e is a number already"),
        (["steps", "  ask = x[1]"], 7, 3, "ask is a word of the notation"),
        (["steps", "  for e in 1..2", "    z[e] = x[e]"], 7, 7, "e is a number already"),
        (["steps", "  y = sum(x[e] for e in 1..2)"], 7, 20, "e is a number already"),
        (["steps", "  for t in 1..n", "    z[t] = x[t]", "  y = sum(z)"], 9, 11, "step of a loop"),
        (["steps", "  y = x[1] + (2*q)"], 7, 17, "no q here"),
        (["steps", "  y = x[1]", '    mistake y-x: x[2] - q "S."'], 8, 25, "unknown name q|no q"),
    ],
)
def test_what_has_no_meaning_is_refused_at_its_place(
    lines: list[str], line: int, column: int, reason: str
) -> None:
    with pytest.raises(BlockError, match=reason) as caught:
        block(*lines, "ask value y")
    assert (caught.value.line, caught.value.column) == (line, column)


def test_a_reserved_name_among_the_constants_of_a_level() -> None:
    with pytest.raises(BlockError, match="e is a number already") as caught:
        read_block('problem p\n"P."\nlevel 1: n = 2, e = 3\nsteps\n  y = n\nask value y', "x.md", 1)
    assert (caught.value.line, caught.value.column) == (3, 17)
