"""How each claim of a block is known: proved by SymPy, or held by the engine at random points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drill.decks.card import Block
from drill.grading.prover import Prover
from drill.problems.confirm import claims, has_second_road
from drill.problems.draw import DrawError, asks_at, draw
from drill.problems.problem import Problem
from drill.problems.sampling import Held, sampled
from drill.problems.template import Kind, Level, Template
from drill.problems.unroll import target_name

DIFFERENTIATING = "proved by SymPy, differentiating"
FROM_STEPS = "proved by SymPy, from the steps before"


@dataclass(frozen=True)
class Claim:
    """A claim of a note's line: what it is about, at which level it was looked at, how it is known.

    Levels with the same formulas are looked at once.
    """

    line: int
    level: int
    about: str
    how: str

    @property
    def proved(self) -> bool:
        """Whether SymPy proved it."""
        return self.how in (DIFFERENTIATING, FROM_STEPS)


def known_claims(prover: Prover, block: Block, template: Template) -> Iterator[Claim]:
    """Every claim of ``block``, which ``template`` was read from."""
    for level in distinct_levels(template):
        try:
            problem = draw(template, level.number, 0)
        except DrawError:
            continue  # a fault of the level, which drawing reports
        yield from _of_level(prover, block, problem)


def distinct_levels(template: Template) -> list[Level]:
    """One level for each body."""
    first: dict[int, Level] = {}
    for level, body in zip(template.levels, template.bodies, strict=True):
        first.setdefault(id(body), level)
    return list(first.values())


def _of_level(prover: Prover, block: Block, problem: Problem) -> Iterator[Claim]:
    level = problem.key.level
    proofs = prover.prove_block(block.text, block.note, block.line, level)
    proved = Counter((proof["line"], proof["claim"]) for proof in proofs if proof["proved"])
    wanted = claims(problem)
    everything = all(proved[claim] for claim in wanted)
    held: Mapping[int, Held] = {} if everything else sampled(problem.template, level)
    for line, about in wanted:
        if proved[line, about]:
            how = FROM_STEPS if about == "check" else DIFFERENTIATING
        else:
            how = str(held.get(line, Held()))
        yield Claim(line, level, about, how)


def unclaimed_steps(template: Template) -> list[tuple[int, str]]:
    """The asked steps of a derivation that no claim speaks of: their lines and names."""
    if template.kind is not Kind.DERIVATION:
        return []
    found: dict[tuple[int, str], None] = {}
    for level in distinct_levels(template):
        body = template.body(level.number)
        try:
            problem = draw(template, level.number, 0)
        except DrawError:
            continue
        for ask in asks_at(body, level.number):
            target = target_name(ask.target, body, problem.values)
            if not has_second_road(problem, target):
                found[problem.step(target).line, target] = None
    return list(found)
