"""What a problem or derivation block declares: plain values, before any number is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from drill.notation.tree import Node

SIZES_OF = {"scalar": (0,), "vector": (1,), "list": (1,), "matrix": (2,), "tensor": (3, 4)}
"""How many sizes each form has: a tensor is an image of channels, or a kernel for one."""


class Kind(StrEnum):
    """Whether numbers are asked or a derivation is taken."""

    PROBLEM = "problem"
    DERIVATION = "derivation"


class AskKind(StrEnum):
    """What is asked about a step."""

    VALUE = "value"
    FORMULA = "formula"
    SHAPE = "shape"
    CHOICE = "choice"


@dataclass(frozen=True)
class Source:
    """Where the entries of a given come from.

    ``integers(low, high)`` and ``decimals(low, high, places)`` include both ends; ``choice(…)``
    takes one of its values; ``onehot`` puts a single 1 in a vector; ``fixed`` is a formula.
    """

    kind: str
    numbers: tuple[Fraction, ...] = ()
    formula: Node | None = None


@dataclass(frozen=True)
class Given:
    """A symbol with a value: its form (see :data:`SIZES_OF`), sizes and source."""

    name: str
    form: str
    sizes: tuple[Node, ...]
    source: Source
    label: str
    line: int


@dataclass(frozen=True)
class Mistake:
    """A wrong formula that people write for a step. ``slug`` names it, whatever the numbers."""

    slug: str
    formula: Node
    sentence: str
    line: int


@dataclass(frozen=True)
class Step:
    """One line of the solution. ``gradient`` claims that it is the gradient of one step by a name.

    ``index`` is set for a step inside a loop (``m[t]``): then ``name`` is its family.
    ``is_shape``: the entries of its column are the sizes of a shape.
    """

    name: str
    formula: Node
    label: str
    line: int
    index: Node | None = None
    gradient: tuple[str, str] | None = None
    is_shape: bool = False
    mistakes: tuple[Mistake, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loop:
    """Steps repeated for an index from ``low`` to ``high``."""

    variable: str
    low: Node
    high: Node
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Check:
    """A claim ``left == right`` about the values, proved once and checked at each draw."""

    left: Node
    right: Node
    line: int


@dataclass(frozen=True)
class Condition:
    """What a draw has to satisfy, and the names that it speaks of.

    ``rounds`` is set for a condition inside a loop: the loop's variable, its first and last value.
    """

    formula: Node
    names: frozenset[str]
    line: int
    rounds: tuple[str, Node, Node] | None = None


@dataclass(frozen=True)
class Ask:
    """A question about one step, at some levels or all."""

    kind: AskKind
    target: Node
    levels: frozenset[int]
    line: int


@dataclass(frozen=True)
class Body:
    """The formulas of a template, read for one meaning of its function names."""

    givens: tuple[Given, ...]
    requires: tuple[Condition, ...]
    steps: tuple[Step | Loop, ...]
    checks: tuple[Check, ...]
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class Level:
    """One level: sizes and constants, what function names stand for, a sentence of its own."""

    number: int
    constants: Mapping[str, Fraction] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""


@dataclass(frozen=True)
class Template:
    """A family of problems, or a derivation."""

    kind: Kind
    name: str
    version: int
    statement: str
    levels: tuple[Level, ...]
    bodies: tuple[Body, ...]
    digits: int
    covers: tuple[str, ...]
    note: str
    line: int

    def level(self, number: int) -> Level:
        """The level of that number; raises ``KeyError`` with the levels there are."""
        for level in self.levels:
            if level.number == number:
                return level
        numbers = ", ".join(str(level.number) for level in self.levels)
        raise KeyError(f"{self.name} has no level {number}; its levels are {numbers}")

    def body(self, number: int) -> Body:
        """The formulas of level ``number``."""
        return self.bodies[self.levels.index(self.level(number))]
