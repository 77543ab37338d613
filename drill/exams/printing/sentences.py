"""What a part asks and what is right for it, with its formulas in TeX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.engine.operation import describe
from drill.notation.names import latex_name
from drill.notation.shapes import scalar_in
from drill.notation.show import show_latex
from drill.notation.tree import Node
from drill.problems.choices import choices
from drill.problems.precision import is_whole, show_exact, show_number
from drill.problems.problem import ConcreteStep, Problem
from drill.problems.question import with_label
from drill.problems.roads import wrong_roads
from drill.problems.sample import general_shapes
from drill.problems.template import AskKind, Kind
from drill.session.turn import Task


def maths(tex: str) -> str:
    """TeX as a formula in a text."""
    return f"${tex}$"


def asked(problem: Problem, task: Task) -> str:
    """What to find, in one sentence."""
    step = problem.step(task.target)
    what = described(step)
    match task.kind:
        case AskKind.CHOICE:
            return f"Which formula is right for {what}?"
        case AskKind.SHAPE:
            return f"What shape has {what}? Write rows × columns."
        case AskKind.FORMULA if problem.template.kind is Kind.DERIVATION and step.label:
            return f"{step.label}{_give(step.name)}"
        case AskKind.FORMULA:
            return f"Write the formula for {what}."
    if is_whole(problem.values[task.target]):
        return f"Compute {what}."
    return f"Compute {what}, to {problem.template.digits} significant digits."


def _give(name: str) -> str:
    """Which symbol the answer stands for; a word that only orders the steps is none."""
    tex = latex_name(name)
    return "" if r"\mathrm" in tex else f" Give {maths(tex)}."


def described(step: ConcreteStep) -> str:
    """A step by its symbol and what it is."""
    name = maths(latex_name(step.name))
    if step.label in ("", step.name) and step.gradient:
        of, by = (maths(latex_name(part)) for part in step.gradient)
        return f"{name}, the gradient of {of} by {by}"
    return with_label(name, step)


def options(problem: Problem, task: Task) -> tuple[str, ...]:
    """The formulas to choose from, in TeX, in the order of their numbers."""
    if task.kind is not AskKind.CHOICE:
        return ()
    step = problem.step(task.target)
    return tuple(
        formula(problem, one.mistake.formula if one.mistake else step.formula)
        for one in choices(problem, task.target)
    )


def right(problem: Problem, task: Task) -> str:
    """What is right, as a text."""
    step, value = problem.step(task.target), problem.values[task.target]
    match task.kind:
        case AskKind.CHOICE:
            marks = [one.mistake for one in choices(problem, task.target)]
            return f"Number {marks.index(None) + 1}: {maths(formula(problem, step.formula))}"
        case AskKind.SHAPE:
            return describe(np.shape(value))
        case AskKind.FORMULA:
            return maths(equation(step.name, formula(problem, step.formula)))
    return maths(equation(step.name, value_tex(step.as_shown(value), problem.template.digits)))


def mistakes(problem: Problem, task: Task) -> tuple[str, ...]:
    """What comes out when a common mistake is made, and its sentence."""
    step = problem.step(task.target)
    match task.kind:
        case AskKind.VALUE:
            digits = problem.template.digits
            return tuple(
                f"{maths(value_tex(step.as_shown(road.value), digits))} — {road.mistake.sentence}"
                for road in wrong_roads(problem, task.target)
                if not np.array_equal(road.value, problem.values[task.target])
            )
        case AskKind.FORMULA:
            return tuple(
                f"{maths(formula(problem, one.formula))} — {one.sentence}" for one in step.mistakes
            )
        case AskKind.CHOICE:
            return tuple(
                f"{number} — {one.mistake.sentence}"
                for number, one in enumerate(choices(problem, task.target), start=1)
                if one.mistake
            )
    return ()


def formula(problem: Problem, tree: Node) -> str:
    """A formula of a problem in TeX, products of numbers as such."""
    return show_latex(tree, scalar_in(general_shapes(problem)))


def equation(name: str, tex: str) -> str:
    """``name = tex``."""
    return f"{latex_name(name)} = {tex}"


def value_tex(value: Any, digits: int) -> str:
    """A number, a vector or matrix in brackets, a list in round ones, in TeX."""

    return _array_tex(value, lambda entry: show_number(entry, digits))


def exact_tex(value: Any) -> str:
    """A given as it was drawn."""
    return _array_tex(value, show_exact)


def _array_tex(value: Any, show_entry: Callable[[float], str]) -> str:
    array = np.asarray(value, dtype=float)

    def entry(number: Any) -> str:
        return _number_tex(show_entry(float(number)))

    if array.ndim == 0:
        return entry(array)
    if array.ndim == 1:
        return rf"\left({', '.join(map(entry, array))}\right)"
    if array.ndim == 2:
        rows = r" \\ ".join(" & ".join(map(entry, row)) for row in array)
        return rf"\begin{{bmatrix}}{rows}\end{{bmatrix}}"
    return r",\; ".join(_array_tex(part, show_entry) for part in array)


def _number_tex(text: str) -> str:
    """A number as it is shown, in TeX: braces keep a minus sign at its number."""
    mantissa, mark, exponent = text.replace("−", "-").partition("e")
    tex = rf"{mantissa} \cdot 10^{{{exponent}}}" if mark else mantissa
    return f"{{{tex}}}" if tex.startswith("-") else tex
