"""The notation as a calculator over the engine: text and given numbers → a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError
from drill.notation.errors import ReadError
from drill.notation.evaluate import evaluate
from drill.notation.read import read_answer
from drill.notation.shapes import resolve, scalar_in
from drill.notation.show import show
from drill.notation.vocabulary import Vocabulary
from drill.problems.own_numbers import read_array


@dataclass(frozen=True)
class Result:
    """What was read and what it is."""

    read_as: str
    value: Any


def calculate(
    text: str, given: Mapping[str, Any], functions: Mapping[str, str] | None = None
) -> Result:
    """The value of ``text`` with the symbols of ``given``; flat lists are columns.

    ``functions``: what other names of functions stand for.

    Raises:
        ReadError: for text that is no formula, or a formula without a value.
        OwnNumbersError: for a given that is no number and no matrix.
    """
    values = {name: _column(read_array(name, value)) for name, value in given.items()}
    shapes = {name: np.shape(value) for name, value in values.items()}
    tree = read_answer(text, Vocabulary.of(values, functions or {}), array=True)
    try:
        resolved, _ = resolve(tree, shapes)
        value = evaluate(resolved, values)
    except (ShapeError, DomainError) as error:
        raise ReadError(str(error)) from None
    return Result(show(resolved, scalar_in(shapes)), value)


def _column(array: Any) -> Any:
    if array.ndim == 1:
        array = array.reshape(-1, 1)
    return array.reshape(()) if array.size == 1 else array
