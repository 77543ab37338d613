"""What has been read of a block so far, for one level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drill.notation.names import key
from drill.notation.tree import Index, Name, Node, children
from drill.notation.vocabulary import Vocabulary
from drill.problems.block.formula import read_formula, refuse_reserved
from drill.problems.block.line import Line
from drill.problems.template import Ask, Body, Check, Condition, Given, Loop, Step


@dataclass
class Draft:
    """The parts of a body, the names that are declared, and the loop that is open.

    ``functions`` says what function names stand for at this level.
    """

    functions: Mapping[str, str]
    constants: tuple[str, ...]
    givens: list[Given] = field(default_factory=list)
    requires: list[Condition] = field(default_factory=list)
    steps: list[Step | Loop] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    families: set[str] = field(default_factory=set)
    loop: Loop | None = None
    loop_indent: int = 0

    def body(self) -> Body:
        """The body that was read."""
        return Body(
            tuple(self.givens),
            tuple(self.requires),
            tuple(self.steps),
            tuple(self.checks),
            tuple(self.asks),
        )

    def vocabulary(self, *more: str) -> Vocabulary:
        """The names that a formula may use here, and ``more``."""
        return Vocabulary.of([*self.constants, *self.names, *more], self.functions)

    def read(self, text: str, line: Line, place: int, *more: str, condition: bool = False) -> Node:
        """The formula at ``place`` of ``line`` in the names declared so far and ``more``."""
        tree = read_formula(text, self.vocabulary(*more), line, place, condition=condition)
        self._refuse_whole_families(tree, line, place)
        return tree

    def _refuse_whole_families(self, tree: Node, line: Line, place: int) -> None:
        """A step of a loop has a value for each round, and none by its name alone."""
        if isinstance(tree, Name) and tree.name in self.families:
            reason = f"{tree.name} is a step of a loop: say which, as in {tree.name}[1]"
            raise line.fault(reason, place + tree.span[0])
        named = isinstance(tree, Index) and isinstance(tree.base, Name)
        for child in children(tree)[1 if named else 0 :]:
            self._refuse_whole_families(child, line, place)

    def declare(self, name: str, line: Line, place: int) -> None:
        """Refuse ``name`` where it is taken; the caller adds it once it may be used."""
        refuse_reserved(name, line, place)
        taken = {key(known): known for known in [*self.constants, *self.names]}
        if key(name) in taken:
            raise line.fault(f"{name} is declared twice (as {taken[key(name)]})", place)
