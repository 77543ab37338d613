"""One answer → one verdict: reading, then marking by what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from drill.grading.choice import mark_choice
from drill.grading.formulas import mark_formula
from drill.grading.shapes import as_list, mark_shape
from drill.grading.values import mark_value
from drill.grading.verdict import Status, Verdict
from drill.notation.errors import ReadError
from drill.notation.names import CONSTANTS, show_name
from drill.notation.read import read_answer
from drill.notation.tree import Apply, Name, Node, free_names, walk
from drill.notation.vocabulary import Vocabulary
from drill.problems.confirm import agree
from drill.problems.problem import Problem
from drill.problems.sample import sample_points
from drill.problems.template import AskKind, Kind


def grade(
    problem: Problem,
    target: str,
    kind: AskKind,
    text: str,
    earlier: Mapping[str, Any] | None = None,
) -> Verdict:
    """Mark ``text`` as an answer about step ``target``; never raises on what a learner typed.

    ``earlier`` holds the learner's own values of earlier steps, for follow-through.
    """
    if kind is AskKind.SHAPE:
        return mark_shape(problem, target, text)
    if kind is AskKind.CHOICE:
        return mark_choice(problem, target, text)
    try:
        tree = read(problem, target, kind, text)
    except ReadError as error:
        return Verdict(Status.UNREADABLE, reason=error.reason, caret=error.caret(text))
    if kind is AskKind.FORMULA:
        return mark_formula(problem, target, tree)
    return mark_value(problem, target, tree, earlier or {})


def read(problem: Problem, target: str, kind: AskKind, text: str) -> Node:
    """The tree of an answer; a value is written in numbers, a formula in what is known before.

    Raises:
        ReadError: where reading stopped.
    """
    if kind is not AskKind.FORMULA:
        array = np.ndim(problem.values[target]) > 0
        typed = as_list(text) if array else text
        return read_answer(typed, Vocabulary.of([]), asked=target, array=array)
    tree = read_answer(text, vocabulary(problem, target), asked=target)
    _refuse_forbidden(tree, problem.step(target).without)
    if problem.template.kind is Kind.DERIVATION:
        _refuse_result(problem, target, tree)
    return tree


def vocabulary(problem: Problem, target: str) -> Vocabulary:
    """The symbols that a formula for ``target`` may use, gradients also as quotients."""
    level = problem.template.level(problem.key.level)
    gradients = {step.gradient: step.name for step in problem.steps if step.gradient}
    known = problem.known_before(target)
    return Vocabulary.of(known, level.functions, gradients)


def _refuse_result(problem: Problem, target: str, answer: Node) -> None:
    """Refuse what is made of nothing but a step that has the asked value: it is no derivation.

    It is an answer only where the asked step is derived from it.
    """
    names = free_names(answer) - CONSTANTS
    steps = {step.name for step in problem.steps} - problem.step(target).uses
    if len(names) != 1 or not names <= steps:
        return
    [name] = names
    points = sample_points(problem.template, problem.key.level)
    if all(agree(values[name], values[target]) for values, _ in points):
        at = next(node.span[0] for node in walk(answer) if node == Name(name))
        reason = f"{show_name(name)} is what is to be shown; write what it comes from"
        raise ReadError(reason, at)


def _refuse_forbidden(tree: Node, forbidden: tuple[str, ...]) -> None:
    for node in walk(tree):
        if isinstance(node, Apply) and node.op in forbidden:
            raise ReadError(f"write it without {node.op}", node.span[0])
