"""Marking a value: a number, vector or matrix against the asked step's, to the digits asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from drill.engine.operation import DomainError, ShapeError, describe
from drill.grading.general import diagnose
from drill.grading.half import without_convention
from drill.grading.mutations import mutations
from drill.grading.verdict import Diagnosis, Status, Verdict
from drill.notation.evaluate import evaluate
from drill.notation.names import CONSTANTS, show_name
from drill.notation.shapes import resolve
from drill.notation.tree import Node, Rows
from drill.problems.precision import distance, is_whole, show_value, tolerance
from drill.problems.problem import ConcreteStep, Problem, ancestors
from drill.problems.roads import follow, wrong_roads


def mark_value(problem: Problem, target: str, tree: Node, earlier: Mapping[str, Any]) -> Verdict:
    """Mark ``tree``, a formula without symbols, as the value of step ``target``.

    ``earlier`` holds the learner's own values of earlier steps: an answer that is right from
    those counts, and says so.
    """
    step, expected = problem.step(target), problem.values[target]
    try:
        given = oriented(tree, evaluate(resolve(tree, {})[0], {}), np.shape(expected))
    except (ShapeError, DomainError) as error:
        return Verdict(Status.WRONG, reason=f"{error}.", mistakes=("shape",))
    if not np.all(np.isfinite(given)):
        return Verdict(Status.WRONG, reason="This has no finite value.", mistakes=("no-value",))
    if _lacks_rows(tree, given, np.shape(expected)):
        return Verdict(Status.UNREADABLE, reason="a matrix is asked: begin each new row with ;")
    read_as = show_value(step.as_shown(given), 12)
    found = _judged(problem, step, given, earlier)
    return replace(found, read_as=read_as, read=given)


def _judged(
    problem: Problem, step: ConcreteStep, given: Any, earlier: Mapping[str, Any]
) -> Verdict:
    """The verdict on a value that has been read."""
    expected, digits = problem.values[step.name], problem.template.digits
    if np.shape(given) != np.shape(expected):
        return _wrong_shape(step, given, expected)
    if distance(expected, given, digits) <= 1:
        return Verdict(Status.CORRECT, value=given)
    own = _follow_through(problem, step.name, given, earlier)
    if own is not None:
        return Verdict(Status.FOLLOWS, reason=own, value=given)
    found = _diagnose(problem, step.name, given)
    return Verdict(
        found.status,
        reason=found.reason,
        mistakes=found.mistakes,
        wrong_entries=wrong_entries(expected, given, digits),
        value=given,
    )


def oriented(tree: Node, given: Any, shape: tuple[int, ...]) -> Any:
    """A plain list of numbers in the orientation that is asked: it says nothing of rows."""
    line = len(shape) == 1 or (len(shape) == 2 and 1 in shape)
    if line and isinstance(tree, Rows) and tree.flat and np.size(given) == int(np.prod(shape)):
        return np.reshape(given, shape)
    return given


def _lacks_rows(tree: Node, given: Any, shape: tuple[int, ...]) -> bool:
    """Whether the entries of a matrix are written as one list: they are all there, in no rows."""
    return (
        isinstance(tree, Rows)
        and tree.flat
        and len(shape) == 2
        and 1 not in shape
        and np.size(given) == int(np.prod(shape))
    )


def _wrong_shape(step: ConcreteStep, given: Any, expected: Any) -> Verdict:
    transposed = np.shape(given) == np.shape(expected)[::-1] and np.ndim(expected) == 2
    hint = " It looks transposed." if transposed else ""
    return Verdict(
        Status.WRONG,
        reason=f"{_what_is_wanted(step, given, expected)}{hint}",
        mistakes=("transpose" if transposed else "shape",),
        value=None,
    )


def _what_is_wanted(step: ConcreteStep, given: Any, expected: Any) -> str:
    """The shape of the answer beside that of what was given; of a shape how many sizes it has."""
    wanted, here = describe(np.shape(expected)), describe(np.shape(given))
    if not step.is_shape:
        return f"The answer is {wanted}; this is {here}."
    sizes = np.size(expected)
    if np.shape(given)[1:] == (1,):
        return f"The shape has {sizes} sizes; this has {np.size(given)}."
    return f"A shape is asked, a list of {sizes} sizes; this is {here}."


def wrong_entries(expected: Any, given: Any, digits: int) -> tuple[str, ...]:
    """The places, from 1, whose entries are off: ``[2]`` of a vector, ``[1, 2]`` of a matrix."""
    if np.size(expected) < 2:
        return ()
    off = np.abs(np.subtract(given, expected)) > tolerance(expected, digits)
    column = np.ndim(expected) == 2 and np.shape(expected)[1] == 1
    return tuple(
        f"[{', '.join(str(i + 1) for i in (place[:1] if column else place))}]"
        for place in np.argwhere(off)
    )


# -- follow-through --------------------------------------------------------------------------------


def _follow_through(
    problem: Problem, target: str, given: Any, earlier: Mapping[str, Any]
) -> str | None:
    """Why ``given`` is right from the learner's own earlier values; None if it is not."""
    path = ancestors(problem.steps, target)
    used = [step.name for step in path[:-1] if step.name in earlier]
    for names in ([name] for name in reversed(used)) if len(used) > 1 else ():
        if _leads(problem, path, {n: earlier[n] for n in names}, given):
            return _own_words(problem, names, earlier)
    if used and _leads(problem, path, {n: earlier[n] for n in used}, given):
        return _own_words(problem, used, earlier)
    return None


def _leads(
    problem: Problem, path: Sequence[ConcreteStep], own: Mapping[str, Any], given: Any
) -> bool:
    values = problem.base()
    for step in path:
        if step.name in own:
            values[step.name] = own[step.name]
        elif step.uses <= values.keys() | CONSTANTS:
            values[step.name] = evaluate(step.formula, values)
    result = values.get(path[-1].name)
    return result is not None and distance(result, given, problem.template.digits) <= 1


def _own_words(problem: Problem, names: Sequence[str], earlier: Mapping[str, Any]) -> str:
    digits = problem.template.digits
    wrong = [n for n in names if distance(problem.values[n], earlier[n], digits) > 1]
    if not wrong:
        return f"Right from your rounded {', '.join(map(show_name, names))}."
    verb = "was" if len(wrong) == 1 else "were"
    return f"Right from your {', '.join(map(show_name, wrong))}, which {verb} wrong."


# -- diagnosis -------------------------------------------------------------------------------------


def _diagnose(problem: Problem, target: str, given: Any) -> Diagnosis:
    """Declared mistakes first, one before two; then precision; then the general ones."""
    digits = problem.template.digits
    for find in (_declared, _imprecise, _rounded_early, _declared_pair, _general, _mutated):
        found = find(problem, target, given)
        if found is not None:
            return found
    wrong = wrong_entries(problem.values[target], given, digits)
    if wrong and len(wrong) < np.size(problem.values[target]):
        noun = "entry" if len(wrong) == 1 else "entries"
        return Diagnosis((), f"Wrong at {noun} {', '.join(wrong)}; the others are right.")
    return Diagnosis((), "")


def _declared(problem: Problem, target: str, given: Any) -> Diagnosis | None:
    digits = problem.template.digits
    roads = [
        road for road in wrong_roads(problem, target) if distance(road.value, given, digits) <= 1
    ]
    return _one_or_both(
        [(road.mistake.slug, _at_step(road.mistake.sentence, road.step, target)) for road in roads]
    )


def _at_step(sentence: str, step: str, target: str) -> str:
    return sentence if step == target else f"In {show_name(step)}: {sentence}"


def _one_or_both(found: Sequence[tuple[str, str]]) -> Diagnosis | None:
    """One mistake is named; of two that look alike both are; of more, none is guessed."""
    named = dict(found)
    if len(named) == 1:
        (slug, sentence), *_ = named.items()
        return Diagnosis((slug,), sentence)
    if len(named) == 2:
        first, second = named.values()
        return Diagnosis(tuple(named), f"Either: {first} Or: {second}")
    return None


def _imprecise(problem: Problem, target: str, given: Any) -> Diagnosis | None:
    """Right to fewer digits than asked; the first digit alone is no sign of understanding."""
    expected, digits = problem.values[target], problem.template.digits
    if is_whole(expected):
        return None
    for fewer in range(digits - 1, 1, -1):
        if distance(expected, given, fewer) <= 1:
            reason = f"Right to {fewer} digits; {digits} were asked."
            return Diagnosis(("precision",), reason, Status.IMPRECISE)
    return None


def _rounded_early(problem: Problem, target: str, given: Any) -> Diagnosis | None:
    """What comes out when one intermediate value is rounded before it is used; no whole one is."""
    path = ancestors(problem.steps, target)
    for kept in range(problem.template.digits, 0, -1):
        for step in path[:-1]:
            exact = problem.values[step.name]
            rounded = _round(exact, kept)
            if is_whole(exact) or np.array_equal(rounded, exact):
                continue
            if _leads(problem, path, {step.name: rounded}, given):
                reason = (
                    f"{show_name(step.name)} was rounded to {show_value(rounded, kept)} too early: "
                    "keep more digits until the end."
                )
                return Diagnosis(("rounded-early",), reason, Status.IMPRECISE)
    return None


def _round(value: Any, digits: int) -> Any:
    rounded = np.vectorize(lambda entry: float(f"{entry:.{digits}g}"))(value)
    return rounded if np.shape(rounded) else np.float64(rounded)


def _declared_pair(problem: Problem, target: str, given: Any) -> Diagnosis | None:
    """Two declared mistakes on different steps at once."""
    path = ancestors(problem.steps, target)
    singles = dict.fromkeys((s.family, m.slug, m.sentence) for s in path for m in s.mistakes)
    found = []
    for (fa, a, first), (fb, b, second) in combinations(singles, 2):
        if fa == fb:
            continue
        value = follow(problem, path, {fa: a, fb: b})
        if value is not None and distance(value, given, problem.template.digits) <= 1:
            found.append(((a, b), f"Two things: {first} {second}"))
    if len(found) != 1:
        return None
    slugs, reason = found[0]
    return Diagnosis(slugs, reason)


def _general(problem: Problem, target: str, given: Any) -> Diagnosis | None:
    pair = (given, problem.values[target])
    found = diagnose([pair], [counts(problem)], _near(problem.template.digits))
    found = without_convention(problem, target, found)
    if found and found.status is Status.CONVENTION and is_whole(problem.values[target]):
        return Diagnosis(("constant-factor",), "This is off by a constant factor.")
    return found


def counts(problem: Problem) -> dict[str, float]:
    """The sizes and counts of a problem, by which a mean differs from a sum."""
    level = problem.template.level(problem.key.level)
    return {n: float(v) for n, v in level.constants.items() if v > 1 and v.denominator == 1}


def _near(digits: int) -> Callable[[Any, Any], bool]:
    return lambda given, wanted: distance(wanted, given, digits) <= 1


def _mutated(problem: Problem, target: str, given: Any) -> Diagnosis | None:
    """A gate or transpose left out, somewhere on the way."""
    path = ancestors(problem.steps, target)
    found = []
    for place, step in enumerate(path):
        for slug, sentence, wrong in mutations(step.formula):
            value = _with_formula(problem, path, place, wrong)
            if value is not None and distance(value, given, problem.template.digits) <= 1:
                found.append((slug, _at_step(sentence, step.name, target)))
    return _one_or_both(found)


def _with_formula(
    problem: Problem, path: Sequence[ConcreteStep], place: int, wrong: Node
) -> Any | None:
    values = problem.base()
    for index, step in enumerate(path):
        formula = wrong if index == place else step.formula
        try:
            values[step.name] = evaluate(formula, values)
        except (ShapeError, DomainError):
            return None
    result = values[path[-1].name]
    return result if np.all(np.isfinite(result)) else None
