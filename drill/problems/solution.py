"""The worked solution: each step's formula, the formula with the numbers in it, the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from drill.notation.names import show_name
from drill.notation.shapes import scalar_in
from drill.notation.show import show, show_latex
from drill.notation.tree import Apply, Name, Node, Rows, free_names
from drill.problems.precision import show_value
from drill.problems.problem import ConcreteStep, Problem, ancestors
from drill.problems.sample import general_shapes
from drill.problems.template import Kind
from drill.problems.unroll import written_out

EXTRA_DIGITS = 1
"""Intermediate values are shown with more digits than are asked, so that rounding does no harm."""


@dataclass(frozen=True)
class SolutionStep:
    """One line of a worked solution; a derivation has no numbers and no value."""

    name: str
    symbol: str
    label: str
    formula: str
    latex: str
    numbers: str
    value: str


def solution(
    problem: Problem, target: str, extra_digits: int = EXTRA_DIGITS
) -> tuple[SolutionStep, ...]:
    """The steps that lead to ``target``, in order."""
    return tuple(solved(problem, step, extra_digits) for step in ancestors(problem.steps, target))


def formula_text(problem: Problem, step: ConcreteStep) -> str:
    """A step's formula in Unicode, products of vectors shown as what they are."""
    return _in_unicode(problem, step, step.formula)


def _in_unicode(
    problem: Problem, step: ConcreteStep, formula: Node, values: Mapping[str, str] | None = None
) -> str:
    """``formula`` of a step on one line, that of a shape as the list of its sizes."""
    scalars = scalar_in(general_shapes(problem))
    sizes = sizes_in(formula) if step.is_shape else ()
    if not sizes:
        return show(formula, scalars, values)
    return f"({', '.join(show(size, scalars, values) for size in sizes)})"


def sizes_in(formula: Node) -> tuple[Node, ...]:
    """The entries of a column that is written out, by which a shape is declared; else none."""
    match formula:
        case Rows(rows=rows) if all(len(row) == 1 for row in rows):
            return tuple(row[0] for row in rows)
        case Apply(op="stack", args=args):
            return args
    return ()


def solved(problem: Problem, step: ConcreteStep, extra_digits: int = EXTRA_DIGITS) -> SolutionStep:
    """One step of a worked solution."""
    abstract = problem.template.kind is Kind.DERIVATION
    digits = problem.template.digits + extra_digits
    return SolutionStep(
        name=step.name,
        symbol=show_name(step.name),
        label=step.label or _gradient_label(step),
        formula=formula_text(problem, step),
        latex=show_latex(step.formula),
        numbers="" if abstract else _with_numbers(problem, step, digits),
        value="" if abstract else show_value(step.as_shown(problem.values[step.name]), digits),
    )


def _gradient_label(step: ConcreteStep) -> str:
    if step.gradient is None:
        return ""
    of, by = step.gradient
    return f"gradient of {show_name(of)} by {show_name(by)}"


def _with_numbers(problem: Problem, step: ConcreteStep, digits: int) -> str:
    """The formula with values for symbols and sums term by term; "" when nothing would change."""
    shown = _values(problem, step, digits)
    if not shown or isinstance(step.formula, Name):
        return ""
    return _in_unicode(problem, step, written_out(step.formula, problem.values), shown)


def _values(problem: Problem, step: ConcreteStep, digits: int) -> dict[str, str]:
    """What stands for each symbol of a step, and for each of its entries: ``g[2]``, ``W[1, 2]``.

    Of a tensor also for each of its matrices: ``X[1]``.
    """
    names = free_names(step.formula) & problem.values.keys()
    shown = {name: show_value(problem.values[name], digits) for name in names}
    for name in names:
        value = np.asarray(problem.values[name])
        for place in np.ndindex(value.shape) if value.ndim else ():
            where = place[:1] if value.shape[1:] == (1,) else place
            shown[_entry(name, where)] = show_value(value[place], digits)
        for depth in range(1, value.ndim - 1):
            for place in np.ndindex(value.shape[:depth]):
                shown[_entry(name, place)] = show_value(value[place], digits)
    return shown


def _entry(name: str, place: tuple[int, ...]) -> str:
    return f"{name}[{', '.join(str(i + 1) for i in place)}]"
