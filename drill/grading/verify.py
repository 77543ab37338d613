"""Checking a template over many seeds: does it draw, do its answers hold, is it sharp?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

from drill.engine.operation import DomainError, ShapeError
from drill.grading.formula import compare
from drill.problems.choices import choices
from drill.problems.confirm import confirm, has_second_road
from drill.problems.draw import Draw, DrawError, asks_at, draw_counted
from drill.problems.problem import Problem
from drill.problems.sample import sample_points
from drill.problems.template import AskKind, Kind, Template


@dataclass
class Report:
    """What was found of one template at one level.

    ``faults`` are (line, reason); ``unsharp`` is the share of draws rejected because a mistake
    could not be told from the truth or from another; ``inseparable`` names mistakes that never can.
    """

    name: str
    level: int
    draws: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[int, str], None] = field(default_factory=dict)
    inseparable: tuple[tuple[str, str, str], ...] = ()

    @property
    def unsharp(self) -> float:
        """The share of draws that were rejected as not sharp."""
        blunt = self.rejected["truth"] + self.rejected["pair"]
        return blunt / max(1, blunt + self.draws)


def verify_template(template: Template, level: int, seeds: int) -> Report:
    """Draw ``seeds`` problems of ``level``, its questions in turn, and check each."""
    report = Report(template.name, level)
    together: Counter[tuple[str, str, str]] = Counter()
    seen: Counter[tuple[str, str, str]] = Counter()
    asks = asks_at(template.body(level), level)
    for seed in range(max(seeds, len(asks))):
        ask = asks[seed % len(asks)]
        try:
            drawn = draw_counted(template, level, seed, ask)
        except (DrawError, DomainError, ShapeError) as error:
            line = error.line if isinstance(error, DrawError) else None
            report.faults[(line or ask.line, str(error))] = None
            continue
        report.draws += 1
        report.rejected.update(drawn.rejected)
        first = seed < len(asks)
        report.faults.update(dict.fromkeys(_faults(drawn.problem, ask.line, first=first)))
        if ask.kind is AskKind.VALUE:
            _separate(drawn, together, seen)
    report.inseparable = tuple(pair for pair, count in together.items() if count == seen[pair])
    return report


def _faults(problem: Problem, ask_line: int, *, first: bool) -> list[tuple[int, str]]:
    faults = [(line, reason) for reason, line in confirm(problem)]
    if not first:
        return faults
    target = problem.question.target
    asks_number = problem.question.kind is AskKind.VALUE
    if (
        problem.template.kind is Kind.PROBLEM
        and asks_number
        and not has_second_road(problem, target)
    ):
        faults.append((ask_line, f"{target} has no second road: no check or gradient speaks of it"))
    if problem.question.kind is AskKind.FORMULA and not sample_points(
        problem.template, problem.key.level
    ):
        faults.append((ask_line, f"no random point has a value for {target}"))
    if problem.question.kind is AskKind.CHOICE and len(choices(problem, target)) < 2:
        faults.append((ask_line, f"{target} has no mistakes to choose from"))
    return faults + _equal_mistakes(problem)


def _equal_mistakes(problem: Problem) -> list[tuple[int, str]]:
    """Mistakes whose formula is the right one after all, at every random point."""
    points = [values for values, _ in sample_points(problem.template, problem.key.level)]
    step = problem.target
    faults = []
    for mistake in step.mistakes:
        try:
            if points and compare(mistake.formula, step.formula, points).equal:
                faults.append((mistake.line, f"the mistake {mistake.slug} is no mistake"))
        except (ShapeError, DomainError, KeyError):
            continue
    return faults


def _separate(
    drawn: Draw,
    together: Counter[tuple[str, str, str]],
    seen: Counter[tuple[str, str, str]],
) -> None:
    """Count how often each pair of mistakes was met, and how often it looked alike."""
    target = drawn.problem.question.target
    slugs = [road.mistake.slug for road in drawn.sharpness.roads]
    seen.update((target, a, b) for a, b in combinations(slugs, 2))
    together.update((target, slugs[a], slugs[b]) for a, b in drawn.sharpness.alike)
