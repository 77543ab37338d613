"""Operations made of other operations, written once as a formula.

The one formula gives the value, the shape rule, the vector-Jacobian product (by going back over the
operations it used) and the SymPy form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from drill.engine.operation import (
    OPERATIONS,
    Array,
    Operation,
    Shape,
    register,
)

Apply = Callable[[str, tuple[Any, ...]], Any]
"""Carries out the operation of a name on plain arguments: arrays, shapes or SymPy expressions."""


class Term:
    """A part of a formula: an array, a shape or an array of expressions, with its arithmetic."""

    __slots__ = ("apply", "plain")

    def __init__(self, apply: Apply, plain: Any) -> None:
        self.apply = apply
        self.plain = plain

    @property
    def shape(self) -> Shape:
        """The shape of what stands here."""
        return self.plain if isinstance(self.plain, tuple) else np.shape(self.plain)

    def __add__(self, other: Term | float) -> Term:
        return _on(self.apply, "add", self, other)

    def __radd__(self, other: float) -> Term:
        return _on(self.apply, "add", other, self)

    def __sub__(self, other: Term | float) -> Term:
        return _on(self.apply, "sub", self, other)

    def __rsub__(self, other: float) -> Term:
        return _on(self.apply, "sub", other, self)

    def __mul__(self, other: Term | float) -> Term:
        return _on(self.apply, "mul", self, other)

    def __rmul__(self, other: float) -> Term:
        return _on(self.apply, "mul", other, self)

    def __truediv__(self, other: Term | float) -> Term:
        return _on(self.apply, "div", self, other)

    def __rtruediv__(self, other: float) -> Term:
        return _on(self.apply, "div", other, self)

    def __pow__(self, other: Term | float) -> Term:
        return _on(self.apply, "pow", self, other)

    def __matmul__(self, other: Term) -> Term:
        return _on(self.apply, "matmul", self, other)

    def __neg__(self) -> Term:
        return _on(self.apply, "neg", self)

    @property
    def T(self) -> Term:  # noqa: N802
        """The transpose."""
        return _on(self.apply, "transpose", self)


class Functions:
    """Every operation as a function of terms: ``f.tanh(z)``."""

    def __init__(self, apply: Apply) -> None:
        self.apply = apply

    def __getattr__(self, name: str) -> Callable[..., Term]:
        return lambda *arguments: _on(self.apply, name, *arguments)


def _on(apply: Apply, name: str, *arguments: Term | float) -> Term:
    plain = tuple(part.plain if isinstance(part, Term) else part for part in arguments)
    return Term(apply, apply(name, plain))


Formula = Callable[..., Term]
"""``formula(f, *terms)``, with the functions ``f`` and the arguments as terms."""


def composite(
    name: str,
    formula: Formula,
    arity: int | tuple[int, int],
    *,
    spoken: str,
    settings: tuple[int, ...] = (),
    elementwise: bool = False,
) -> None:
    """Declare the operation that ``formula`` describes.

    Arguments in ``settings`` reach the formula as the plain numbers they are.
    """

    def run(apply: Apply, arguments: tuple[Any, ...]) -> Any:
        terms = [
            part if place in settings else Term(apply, part) for place, part in enumerate(arguments)
        ]
        return formula(Functions(apply), *terms).plain

    def vjp(g: Array, _out: Array, *arrays: Array) -> tuple[Array | None, ...]:
        tape: list[_Entry] = []
        own = tuple(array.copy() for array in arrays)  # f(x, x) has two arguments
        return _pull_back(tape, g, run(_recorder(tape), own), own)

    register(
        Operation(
            name,
            value=lambda *arrays: run(_value, arrays),
            shape=lambda *shapes: run(_shape, shapes),
            vjp=vjp,
            symbolic=lambda sympy, *arrays: run(_expresser(sympy), arrays),
            arity=(arity, arity) if isinstance(arity, int) else arity,
            elementwise=elementwise,
            spoken=spoken,
            settings=settings,
        )
    )


def _value(name: str, arguments: tuple[Any, ...]) -> Array:
    return OPERATIONS[name].value(*arguments)


def _shape(name: str, arguments: tuple[Any, ...]) -> Shape:
    operation = OPERATIONS[name]
    return operation.shape(
        *(
            part if isinstance(part, tuple) or place in operation.settings else ()
            for place, part in enumerate(arguments)
        )
    )


def _expresser(sympy: Any) -> Apply:
    def express(name: str, arguments: tuple[Any, ...]) -> Array:
        symbolic = OPERATIONS[name].symbolic
        if symbolic is None:
            raise ValueError(f"{name} has no SymPy form")
        exact = (
            sympy.Rational(str(part)) if isinstance(part, float) else part for part in arguments
        )
        return np.asarray(symbolic(sympy, *exact), dtype=object)

    return express


_Entry = tuple[str, Array, tuple[Any, ...]]
"""What was done, what came out, and of what."""


def _recorder(tape: list[_Entry]) -> Apply:
    def record(name: str, arguments: tuple[Any, ...]) -> Array:
        out = _value(name, arguments).copy()
        tape.append((name, out, arguments))
        return out

    return record


def _pull_back(
    tape: list[_Entry], g: Array, out: Array, arrays: tuple[Array, ...]
) -> tuple[Array | None, ...]:
    cotangents: dict[int, Array] = {id(out): g}
    for name, result, arguments in reversed(tape):
        vjp, here = OPERATIONS[name].vjp, cotangents.pop(id(result), None)
        if here is None or vjp is None:
            continue
        for part, cotangent in zip(arguments, vjp(here, result, *arguments), strict=True):
            if cotangent is not None and isinstance(part, np.ndarray):
                known = cotangents.get(id(part))
                cotangents[id(part)] = cotangent if known is None else known + cotangent
    return tuple(_kept(cotangents.get(id(array)), array) for array in arrays)


def _kept(cotangent: Array | None, array: Array) -> Array | None:
    return None if cotangent is None else np.reshape(cotangent, np.shape(array))
