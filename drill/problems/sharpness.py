"""Whether the numbers of a problem tell its mistakes from the truth and from each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drill.problems.precision import distance_from, pairs_within
from drill.problems.problem import Problem
from drill.problems.roads import WrongRoad, wrong_roads
from drill.problems.template import AskKind

SHARP = 10.0
"""How many tolerances a mistake keeps from the truth and from other mistakes."""

Harmless = Callable[[str], frozenset[tuple[str, str]]]
"""The mistakes, as (family, slug), that never change the step of a name."""


@dataclass(frozen=True)
class Sharpness:
    """What looking at a problem found.

    ``near_truth`` says that a mistake could pass for the right answer, and then nothing more was
    looked at; ``alike`` are the pairs of ``roads`` (their places) that could pass for each other,
    and ``near_each_other`` that one of these pairs changes the answer at all.
    """

    roads: tuple[WrongRoad, ...] = ()
    near_truth: bool = False
    near_each_other: bool = False
    alike: tuple[tuple[int, int], ...] = ()


def look(problem: Problem, harmless: Harmless) -> Sharpness:
    """How sharp ``problem`` is; one that asks no value always is."""
    if problem.question.kind is not AskKind.VALUE:
        return Sharpness()
    target, digits = problem.question.target, problem.template.digits
    distance = distance_from(problem.values[target], digits)
    roads: list[WrongRoad] = []
    telling: list[bool] = []
    for road in wrong_roads(problem, target):
        near = distance(road.value) < SHARP
        if near and (road.family, road.mistake.slug) not in harmless(target):
            return Sharpness(near_truth=True)
        roads.append(road)
        telling.append(not near)
    alike = pairs_within([road.value for road in roads], digits, SHARP)
    confused = any(telling[first] and telling[second] for first, second in alike)
    return Sharpness(tuple(roads), False, confused, tuple(alike))
