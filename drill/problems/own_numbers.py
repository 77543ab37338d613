"""A template on a learner's own numbers: the same steps, sizes taken from what was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError, describe
from drill.notation.evaluate import evaluate
from drill.notation.names import key as spelling_key
from drill.notation.tree import Name
from drill.problems.draw import DrawError, asks_at, build
from drill.problems.givens import as_scalar_if_single, form_shape
from drill.problems.problem import Key, Problem
from drill.problems.template import Ask, AskKind, Body, Given, Template
from drill.problems.unroll import whole

MOST_ENTRIES = 10_000
LARGEST = 1e100


class OwnNumbersError(ValueError):
    """Numbers that do not fit the template, and why."""


def on_own_numbers(template: Template, level: int, given: Mapping[str, Any]) -> Problem:
    """The problem on ``given``, whose names may be spelled in any way.

    Sizes such as n1 follow from the arrays; constants may be given as well. Lists that stand for a
    column may be flat. Conditions on what is drawn do not apply.

    Raises:
        OwnNumbersError: for a name that is missing, unknown, or of the wrong shape.
    """
    body = template.body(level)
    own = {spelling_key(name): value for name, value in given.items()}
    values: dict[str, Any] = {
        name: np.float64(value) for name, value in template.level(level).constants.items()
    }
    for name in list(values):
        if spelling_key(name) in own:
            values[name] = read_array(name, own.pop(spelling_key(name)))
    for one in body.givens:
        if spelling_key(one.name) in own:
            array = _formed(one, read_array(one.name, own.pop(spelling_key(one.name))))
            _take_sizes(one, array, values)
            values[one.name] = array
    _refuse_unknown(own, body, values)
    for one in body.givens:
        if one.name not in values:
            values[one.name] = _default(one, values)
    return _solved(template, body, level, values)


def read_array(name: str, value: Any) -> Any:
    """The array that a JSON value is; raises :class:`OwnNumbersError` for anything else."""
    try:
        array = np.array(value, dtype=float)
    except (TypeError, ValueError):
        raise OwnNumbersError(f"{name}: this is no number and no full matrix of numbers") from None
    if array.size > MOST_ENTRIES:
        raise OwnNumbersError(f"{name}: more than {MOST_ENTRIES} entries")
    if not np.all(np.isfinite(array)) or np.any(np.abs(array) > LARGEST):
        raise OwnNumbersError(f"{name}: a number is not finite or too large")
    return array


def _formed(given: Given, array: Any) -> Any:
    """``array`` in the form that is declared; a flat list may stand for a column."""
    if given.form == "vector" and array.ndim == 1:
        array = array.reshape(-1, 1)
    if given.form == "matrix" and array.ndim == 1:
        array = array.reshape(1, -1)
    wanted = len(form_shape(given.form, [1] * len(given.sizes)))
    if given.form != "formula" and array.ndim != wanted and array.size != 1:
        raise OwnNumbersError(
            f"{given.name} is a {given.form}; given is {describe(np.shape(array))}"
        )
    if array.size == 1 and given.form != "list":
        return np.float64(array.reshape(-1)[0])
    return array


def _take_sizes(given: Given, array: Any, values: dict[str, Any]) -> None:
    """Sizes that are plain names are what the array says."""
    shape = np.shape(array) or tuple(1 for _ in given.sizes)
    for size, length in zip(given.sizes, shape, strict=False):
        if isinstance(size, Name) and size.name in values:
            values[size.name] = np.float64(length)


def _refuse_unknown(own: Mapping[str, Any], body: Body, values: Mapping[str, Any]) -> None:
    if own:
        names = ", ".join(dict.fromkeys([*(given.name for given in body.givens), *values]))
        raise OwnNumbersError(f"there is no given {next(iter(own))}; there are {names}")


def _default(given: Given, values: Mapping[str, Any]) -> Any:
    if given.source.formula is None:
        raise OwnNumbersError(f"{given.name} is missing")
    return as_scalar_if_single(evaluate(given.source.formula, values))


def _solved(template: Template, body: Body, level: int, values: dict[str, Any]) -> Problem:
    asks = [ask for ask in asks_at(body, level) if ask.kind is AskKind.VALUE]
    ask = (asks or asks_at(body, level))[0]
    try:
        _check_sizes(body, values)
        unconditional = Body(body.givens, (), body.steps, body.checks, body.asks)
        problem = build(template, unconditional, Key(template.name, template.version, level, 0),
                        values, _last_value(ask, asks))  # fmt: skip
    except (ShapeError, DomainError, DrawError) as error:
        raise OwnNumbersError(str(error)) from None
    if problem is None:
        raise OwnNumbersError("with these numbers a step has no finite value")
    return problem


def _last_value(first: Ask, asks: list[Ask]) -> Ask:
    """The last value asked, so that the whole solution is shown."""
    return asks[-1] if asks else first


def _check_sizes(body: Body, values: Mapping[str, Any]) -> None:
    for given in body.givens:
        sizes = tuple(whole(size, values) for size in given.sizes)
        wanted = form_shape(given.form, sizes)
        if given.form in ("vector", "matrix") and int(np.prod(wanted)) == 1:
            wanted = ()
        if given.sizes and np.shape(values[given.name]) != wanted:
            raise OwnNumbersError(
                f"{given.name} has to be {describe(wanted)} beside the other givens; "
                f"it is {describe(np.shape(values[given.name]))}"
            )
