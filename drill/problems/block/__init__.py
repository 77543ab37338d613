"""The lines of a ```drill block → a :class:`Template`; a fault names line and column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drill.notation.tree import Name
from drill.problems.block.about import read_ask, read_check, read_require
from drill.problems.block.draft import Draft
from drill.problems.block.given import read_given
from drill.problems.block.header import (
    read_covers,
    read_digits,
    read_header,
    read_levels,
    read_statement,
    refuse_unknown_levels,
)
from drill.problems.block.line import BlockError, Line, lines_of_levels, read_lines
from drill.problems.block.step import leave_loop, read_loop, read_mistake, read_step
from drill.problems.template import Ask, AskKind, Body, Kind, Level, Loop, Step, Template

__all__ = ["BlockError", "read_block"]

_HEAD = frozenset({"level", "digits", "covers"})
Reader = Callable[[Line, Draft], None]
_SECTIONS = {"given": read_given, "symbols": read_given, "steps": read_step}
_READERS: dict[str, Reader] = {"for": read_loop, "mistake": read_mistake}
_ABOUT: dict[str, Reader] = {"require": read_require, "ask": read_ask, "check": read_check}


def read_block(text: str, note: str, line: int) -> Template:
    """The template that ``text`` declares; ``line`` is where its first line stands in ``note``.

    Raises:
        BlockError: for the first fault.
    """
    lines = read_lines(text, line)
    if not lines:
        raise BlockError("the block is empty", line)
    kind, name, version = read_header(lines[0])
    levels = read_levels(lines)
    refuse_unknown_levels(lines, levels)
    template = Template(
        kind=kind,
        name=name,
        version=version,
        statement=read_statement(lines),
        levels=tuple(levels),
        bodies=_bodies(lines[1:], levels),
        digits=read_digits(lines),
        covers=read_covers(lines),
        note=note,
        line=line,
    )
    return _complete(template, lines[0])


def _bodies(lines: list[Line], levels: list[Level]) -> tuple[Body, ...]:
    """A body for each level; levels whose lines are the same share one."""
    groups: dict[object, list[Level]] = {}
    for level in levels:
        groups.setdefault(_alike(lines, level), []).append(level)
    read: dict[int, Body] = {}
    for group in groups.values():
        body = _read_body(lines, group, first=not read)
        read |= {level.number: body for level in group}
    return tuple(read[level.number] for level in levels)


def _alike(lines: list[Line], level: Level) -> object:
    """What two levels have in common when their formulas are read alike."""
    here = lines_of_levels(lines, {level.number})
    numbers = tuple(line.number for line in here if line.word != "ask")
    return tuple(level.functions.items()), tuple(level.constants), numbers


def _read_body(lines: list[Line], group: list[Level], *, first: bool) -> Body:
    """The body of ``group``; a fault that other levels do not have names the level."""
    draft = Draft(group[0].functions, tuple(group[0].constants))
    try:
        _read_lines(lines_of_levels(lines, {level.number for level in group}), draft)
    except BlockError as error:
        where = "" if first else f" (at level {group[0].number})"
        raise BlockError(error.reason + where, error.line, error.column) from None
    return draft.body()


def _read_lines(lines: list[Line], draft: Draft) -> None:
    """The givens and steps in order, then what speaks about them, wherever it stands."""
    section: Reader = _lost
    about: list[tuple[Line, Loop | None]] = []
    for line in lines:
        if line.word in _ABOUT:
            leave_loop(line, draft)
            about.append((line, draft.loop))
        elif line.text in _SECTIONS:
            section = _SECTIONS[line.text]
        elif line.word not in _HEAD and not line.text.startswith('"'):
            _READERS.get(line.word, section)(line, draft)
    for line, loop in about:
        draft.loop = loop
        _ABOUT[line.word](line, draft)


def _lost(line: Line, _draft: Draft) -> None:
    raise line.fault("this line belongs to no section; sections are given and steps")


def _complete(template: Template, head: Line) -> Template:
    """``template``, with every step of a derivation asked; or the fault of what is missing."""
    if not template.statement:
        raise head.fault("the block has no statement in quotes")
    for level, body in zip(template.levels, template.bodies, strict=True):
        where = f" at level {level.number}" if len(template.levels) > 1 else ""
        if not body.steps:
            raise head.fault(f"the block has no steps{where}")
        asked = any(not ask.levels or level.number in ask.levels for ask in body.asks)
        if template.kind is Kind.PROBLEM and not asked:
            raise head.fault(f"the block asks nothing{where}: add ask value NAME")
    if template.kind is Kind.DERIVATION:
        return replace(template, bodies=tuple(map(_ask_every_step, template.bodies)))
    return template


def _ask_every_step(body: Body) -> Body:
    if body.asks:
        return body
    asks = [
        Ask(AskKind.FORMULA, Name(step.name), frozenset(), step.line)
        for step in body.steps
        if isinstance(step, Step) and step.label
    ]
    return replace(body, asks=tuple(asks))
