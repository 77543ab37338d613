"""A problem in words: its statement, what is given, what is asked."""

from __future__ import annotations

import numpy as np

from drill.notation.names import show_name
from drill.notation.show import show
from drill.notation.tree import free_names
from drill.problems.choices import choices
from drill.problems.precision import is_whole, matrices, show_value
from drill.problems.problem import ConcreteStep, Problem
from drill.problems.template import AskKind, Kind

_DETERMINED = frozenset({"its", "the", "how", "what", "one"})
"""Words at the beginning of a label that take no article before them."""
_EXACT = 12
"""Digits of a given, which is shown as it was drawn."""


def statement(problem: Problem) -> str:
    """The sentences of the problem, Markdown with maths; the level's own sentence last."""
    level = problem.template.level(problem.key.level)
    return " ".join(filter(None, (problem.template.statement, level.sentence)))


def given_lines(problem: Problem) -> tuple[tuple[str, str, str], ...]:
    """Each given as (symbol, value, label); a derivation has symbols without values.

    A tensor is given matrix by matrix, its label beside the first.
    """
    if problem.template.kind is Kind.DERIVATION:
        return tuple((show_name(given.name), "", given.label) for given in problem.givens)
    return tuple(
        (symbol, show_value(value, _EXACT), "" if place else given.label)
        for given in problem.givens
        for place, (symbol, value) in enumerate(
            matrices(show_name(given.name), problem.values[given.name])
        )
    )


def ask_line(problem: Problem, target: str, kind: AskKind) -> str:
    """What to find, in one sentence."""
    step = problem.step(target)
    what = described(step)
    if kind is AskKind.CHOICE:
        return " ".join(filter(None, (_which(problem, step), _meanings(problem, step))))
    if kind is AskKind.SHAPE:
        channels = "channels × " * (np.ndim(problem.values[target]) - 2)
        return f"What shape has {what}? Write {channels}rows × columns."
    if problem.template.kind is Kind.DERIVATION:
        return step.label or f"Give {what}."
    if kind is AskKind.FORMULA:
        return f"Write the formula for {what}."
    value = problem.values[target]
    if is_whole(value):
        return f"Compute {what}."
    return f"Compute {what}, to {problem.template.digits} significant digits."


def _which(problem: Problem, step: ConcreteStep) -> str:
    """Which formula is right: of a derivation behind the sentence that asks for the step."""
    if problem.template.kind is Kind.DERIVATION and step.label:
        return f"{step.label} Which formula is right for {show_name(step.name)}?"
    return f"Which formula is right for {described(step)}?"


def option_lines(problem: Problem, target: str, kind: AskKind) -> tuple[str, ...]:
    """The formulas to choose from, numbered; empty unless a choice is asked."""
    if kind is not AskKind.CHOICE:
        return ()
    return tuple(f"{n}) {one.text}" for n, one in enumerate(choices(problem, target), start=1))


def described(step: ConcreteStep) -> str:
    """A step by its symbol and what it is: ``dW₁, the gradient of L by W₁``."""
    name = show_name(step.name)
    if step.label in ("", step.name) and step.gradient:
        of, by = step.gradient
        return f"{name}, the gradient of {show_name(of)} by {show_name(by)}"
    return with_label(name, step)


def with_label(name: str, step: ConcreteStep) -> str:
    """The ``name`` of a step, and its label as what that is; no word is said twice."""
    label = step.label
    if label in ("", step.name):
        return name
    if not label[:1].islower():
        return f"{name} ({label})"
    return f"{name}, {label}" if label.split()[0] in _DETERMINED else f"{name}, the {label}"


def _meanings(problem: Problem, step: ConcreteStep) -> str:
    """What the steps are that the formulas to choose from speak of: ``(k: number of decays)``."""
    shown = [
        step.formula,
        *(one.mistake.formula for one in choices(problem, step.name) if one.mistake),
    ]
    used = {name for formula in shown for name in free_names(formula)}
    said = [_meaning(one) for one in problem.steps if one.name in used]
    return f"({'; '.join(said)})" if said else ""


def _meaning(step: ConcreteStep) -> str:
    name = show_name(step.name)
    if step.label:
        return f"{name}: {step.label}"
    if step.gradient:
        of, by = map(show_name, step.gradient)
        return f"{name}: gradient of {of} by {by}"
    return f"{name} = {show(step.formula)}"
