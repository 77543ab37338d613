"""The lines of a ```drill block → a :class:`Template`; a fault names line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from drill.engine import OPERATIONS
from drill.notation.errors import ReadError
from drill.notation.evaluate import evaluate
from drill.notation.names import CONSTANTS, find_function, key
from drill.notation.read import read_strict
from drill.notation.tree import Index, Name, Node, free_names
from drill.notation.vocabulary import Vocabulary
from drill.problems.template import (
    Ask,
    AskKind,
    Body,
    Check,
    Condition,
    Given,
    Kind,
    Level,
    Loop,
    Mistake,
    Source,
    Step,
    Template,
)

_HEADER = re.compile(r"(problem|derivation)\s+([a-z0-9][a-z0-9-]*)(?:\s+version\s+(\d+))?\s*")
_LEVEL = re.compile(r'level\s+(\d+)\s*:\s*([^"]*?)\s*(?:"([^"]*)")?\s*')
_GIVEN = re.compile(
    r"(\w+)\s*(?::\s*(?:(vector|matrix|list|scalar)\s*(\((?:[^()]|\([^()]*\))*\))?\s*)?(?:of\s+)?"
    r'([a-z]+)?\s*(\((?:[^()]|\([^()]*\))*\))?|=\s*([^"]+?))\s*(?:"([^"]*)")?\s*'
)
_STEP = re.compile(
    r'(\w+)(?:\[([^\]]+)\])?\s*=(?!=)\s*([^"]+?)\s*(?:"([^"]*)")?\s*'
    r"(?:gradient\s+of\s+(\w+)\s+by\s+(\w+))?\s*(?:without\s+([\w', ]+))?\s*"
)
_MISTAKE = re.compile(r'mistake\s+([a-z0-9-]+)\s*:\s*([^"]+?)\s*"([^"]*)"\s*')
_LOOP = re.compile(r"for\s+([a-z])\s+in\s+(.+?)\s*\.\.\s*(.+?)\s*")
_ASK = re.compile(r"ask\s+(\w+)\s+(.+?)(?:\s+at\s+levels?\s+([\d,\s]+))?\s*")
_CHECK = re.compile(r"check\s+(.+?)\s*==\s*(.+)")
_SOURCES = {"integers": 2, "decimals": 3, "choice": None, "onehot": 0}
_SECTIONS = {"given": "given", "steps": "steps", "symbols": "given"}


class BlockError(ValueError):
    """A fault in a block, at a line and column of the note (both from 1)."""

    def __init__(self, reason: str, line: int, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


@dataclass(frozen=True)
class _Line:
    text: str
    number: int
    indent: int

    def column(self, fragment: str) -> int:
        return self.indent + max(self.text.find(fragment), 0) + 1


@dataclass
class _Draft:
    """What has been read of a block so far, for one meaning of its function names."""

    functions: Mapping[str, str]
    constants: tuple[str, ...]
    givens: list[Given] = field(default_factory=list)
    requires: list[Condition] = field(default_factory=list)
    steps: list[Step | Loop] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    loop: Loop | None = None
    loop_indent: int = 0

    def vocabulary(self, *more: str) -> Vocabulary:
        return Vocabulary.of([*self.constants, *self.names, *more], self.functions)

    def body(self) -> Body:
        return Body(
            tuple(self.givens),
            tuple(self.requires),
            tuple(self.steps),
            tuple(self.checks),
            tuple(self.asks),
        )


def read_block(text: str, note: str, line: int) -> Template:
    """The template that ``text`` declares; ``line`` is where its first line stands in ``note``.

    Raises:
        BlockError: for the first fault.
    """
    lines = _lines(text, line)
    if not lines:
        raise BlockError("the block is empty", line)
    head = lines[0]
    match = _HEADER.fullmatch(head.text)
    if not match:
        raise BlockError("a block begins with: problem name, or: derivation name", head.number)
    levels = [_level(one) for one in lines if one.text.startswith("level")] or [Level(1)]
    bodies = {frozenset(level.functions.items()): level for level in levels}
    read = {which: _read_body(lines[1:], level) for which, level in bodies.items()}
    template = Template(
        kind=Kind(match.group(1)),
        name=match.group(2),
        version=int(match.group(3) or 1),
        statement=" ".join(one.text[1:-1] for one in lines if one.text.startswith('"')),
        levels=tuple(levels),
        bodies=tuple(read[frozenset(level.functions.items())] for level in levels),
        digits=_digits(lines),
        covers=_covers(lines),
        note=note,
        line=line,
    )
    return _complete(template, head)


def _lines(text: str, first: int) -> list[_Line]:
    lines = []
    for offset, raw in enumerate(text.splitlines()):
        body = raw.strip()
        if body and not body.startswith("#"):
            lines.append(_Line(body, first + offset, len(raw) - len(raw.lstrip())))
    return lines


def _complete(template: Template, head: _Line) -> Template:
    """``template``, with every step of a derivation asked; or the fault of what is missing."""
    if not template.statement:
        raise BlockError("the block has no statement in quotes", head.number)
    if not all(body.steps for body in template.bodies):
        raise BlockError("the block has no steps", head.number)
    if template.kind is Kind.DERIVATION:
        return replace(template, bodies=tuple(map(_ask_every_step, template.bodies)))
    if not all(body.asks for body in template.bodies):
        raise BlockError("the block asks nothing: add ask value NAME", head.number)
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


def _digits(lines: list[_Line]) -> int:
    for line in lines:
        match = re.fullmatch(r"digits\s+([1-9])", line.text)
        if match:
            return int(match.group(1))
    return 3


def _covers(lines: list[_Line]) -> tuple[str, ...]:
    return tuple(
        row
        for line in lines
        if line.text.startswith("covers ")
        for row in re.findall(r"[\w-]+", line.text.removeprefix("covers "))
    )


def _level(line: _Line) -> Level:
    match = _LEVEL.fullmatch(line.text)
    if not match:
        raise BlockError("a level reads: level 1: n = 2, m = 3", line.number, line.indent + 1)
    constants: dict[str, Fraction] = {}
    functions: dict[str, str] = {}
    for part in filter(None, re.split(r"\s*,\s*", match.group(2))):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or not name.isidentifier():
            raise BlockError(f"{part} is not name = value", line.number, line.column(part))
        function = find_function(value, OPERATIONS)
        if function is not None:
            functions[name] = function
        else:
            constants[name] = _constant(value, line)
    return Level(int(match.group(1)), constants, functions, match.group(3) or "")


def _constant(text: str, line: _Line) -> Fraction:
    tree = _read(text, Vocabulary.of([]), line)
    return Fraction(float(evaluate(tree, {}))).limit_denominator(10**12)


# -- the lines of a body ---------------------------------------------------------------------------


def _read_body(lines: list[_Line], level: Level) -> Body:
    """The givens and steps in order, then what speaks about them, wherever it stands."""
    draft = _Draft(level.functions, tuple(level.constants))
    section = ""
    for line in sorted(lines, key=lambda one: one.text.split()[0] in _ABOUT):
        word = line.text.split()[0]
        if word in ("level", "digits", "covers") or line.text.startswith('"'):
            continue
        if line.text in _SECTIONS:
            section = _SECTIONS[line.text]
            continue
        _READERS.get(word, _in_section(section))(line, draft)
    return draft.body()


def _in_section(section: str) -> Callable[[_Line, _Draft], None]:
    return {"given": _given, "steps": _step}.get(section, _lost)


def _lost(line: _Line, _draft: _Draft) -> None:
    raise BlockError(
        "this line belongs to no section; sections are given and steps",
        line.number,
        line.indent + 1,
    )


def _given(line: _Line, draft: _Draft) -> None:
    match = _GIVEN.fullmatch(line.text)
    if not match:
        raise BlockError(
            "a given reads: x : vector(n) of integers(-2, 2)", line.number, line.indent + 1
        )
    name, form, sizes, source, arguments, formula, label = match.groups()
    _declare(name, line, draft)
    if formula is not None:
        tree = _read(formula, draft.vocabulary(), line)
        given = Given(name, "formula", (), Source("fixed", (), tree), label or "", line.number)
    else:
        drawn = _source(source, arguments, line)
        form = form or ("vector" if drawn.kind == "onehot" else "scalar")
        read = tuple(
            _read(size, draft.vocabulary(), line)
            for size in _arguments(arguments if drawn.kind == "onehot" else sizes)
        )
        _check_sizes(form, read, line)
        given = Given(name, form, read, drawn, label or "", line.number)
    draft.givens.append(given)
    draft.names.append(name)


def _check_sizes(form: str, sizes: tuple[Node, ...], line: _Line) -> None:
    wanted = {"scalar": 0, "vector": 1, "list": 1, "matrix": 2}[form]
    if len(sizes) != wanted:
        raise BlockError(
            f"a {form} has {wanted} sizes, not {len(sizes)}", line.number, line.indent + 1
        )


def _source(kind: str | None, arguments: str | None, line: _Line) -> Source:
    if kind not in _SOURCES:
        known = ", ".join(_SOURCES)
        raise BlockError(
            f"values come from {known}, not from {kind or 'nothing'}", line.number, line.indent + 1
        )
    numbers = () if kind == "onehot" else tuple(_constant(n, line) for n in _arguments(arguments))
    wanted = _SOURCES[kind]
    if kind != "onehot" and (len(numbers) != wanted if wanted else not numbers):
        raise BlockError(f"{kind} takes {wanted} numbers", line.number, line.column(kind))
    return Source(kind, numbers)


def _arguments(text: str | None) -> list[str]:
    return [part.strip() for part in text[1:-1].split(",") if part.strip()] if text else []


def _declare(name: str, line: _Line, draft: _Draft) -> None:
    taken = {key(known): known for known in [*draft.constants, *draft.names]}
    if key(name) in taken:
        raise BlockError(
            f"{name} is declared twice (as {taken[key(name)]})", line.number, line.column(name)
        )


def _require(line: _Line, draft: _Draft) -> None:
    text = line.text.removeprefix("require").strip()
    formula = _read(text, draft.vocabulary(), line, condition=True)
    draft.requires.append(Condition(formula, free_names(formula) - CONSTANTS))


def _loop(line: _Line, draft: _Draft) -> None:
    match = _LOOP.fullmatch(line.text)
    if not match:
        raise BlockError("a loop reads: for t in 1..3", line.number, line.indent + 1)
    variable, low, high = match.groups()
    first, last = (_read(text, draft.vocabulary(), line) for text in (low, high))
    draft.loop = Loop(variable, first, last, steps=())
    draft.loop_indent = line.indent
    draft.steps.append(draft.loop)


def _step(line: _Line, draft: _Draft) -> None:
    match = _STEP.fullmatch(line.text)
    if not match:
        raise BlockError('a step reads: z = W @ x + b "label"', line.number, line.indent + 1)
    name, index, formula, label, of, by, without = match.groups()
    inside = draft.loop if draft.loop and line.indent > draft.loop_indent else None
    if inside is None:
        draft.loop = None
    if index is None or name not in draft.names:
        _declare(name, line, draft)
    bound = (inside.variable,) if inside else ()
    step = Step(
        name=name,
        formula=_read(formula, draft.vocabulary(*bound, *([name] if index else [])), line),
        label=label or "",
        line=line.number,
        index=_read(index, draft.vocabulary(*bound), line) if index else None,
        gradient=(of, by) if of else None,
        without=tuple(re.split(r"\s*,\s*", without)) if without else (),
    )
    _check_gradient(step, line, draft)
    if name not in draft.names:
        draft.names.append(name)
    _append(step, inside, draft)


def _check_gradient(step: Step, line: _Line, draft: _Draft) -> None:
    for name in step.gradient or ():
        if name not in draft.names:
            raise BlockError(f"unknown name {name}", line.number, line.column(f" {name}") + 1)


def _append(step: Step, inside: Loop | None, draft: _Draft) -> None:
    if inside is None:
        draft.steps.append(step)
    else:
        draft.loop = replace(inside, steps=(*inside.steps, step))
        draft.steps[-1] = draft.loop


def _mistake(line: _Line, draft: _Draft) -> None:
    match = _MISTAKE.fullmatch(line.text)
    if not match or not draft.steps:
        raise BlockError(
            'a mistake stands below its step and reads: mistake sign: y - yhat "What went wrong."',
            line.number,
            line.indent + 1,
        )
    slug, formula, sentence = match.groups()
    last = draft.steps[-1]
    step = last.steps[-1] if isinstance(last, Loop) else last
    bound = (last.variable,) if isinstance(last, Loop) else ()
    tree = _read(formula, draft.vocabulary(*bound), line)
    _add_mistake(
        replace(step, mistakes=(*step.mistakes, Mistake(slug, tree, sentence, line.number))), draft
    )


def _add_mistake(step: Step, draft: _Draft) -> None:
    last = draft.steps[-1]
    if isinstance(last, Loop):
        draft.loop = replace(last, steps=(*last.steps[:-1], step))
        draft.steps[-1] = draft.loop
    else:
        draft.steps[-1] = step


def _ask(line: _Line, draft: _Draft) -> None:
    match = _ASK.fullmatch(line.text)
    kinds = [kind.value for kind in AskKind]
    if not match or match.group(1) not in kinds:
        raise BlockError(
            f"a question reads: ask value NAME; it asks {', '.join(kinds)}",
            line.number,
            line.indent + 1,
        )
    kind, targets, levels = match.groups()
    numbers = frozenset(int(number) for number in re.findall(r"\d+", levels or ""))
    for target in re.split(r"\s*,\s*", targets):
        tree = _read(target, draft.vocabulary(), line)
        if not isinstance(tree, Name | Index):
            raise BlockError(f"{target} is not a step", line.number, line.column(target))
        draft.asks.append(Ask(AskKind(kind), tree, numbers, line.number))


def _check(line: _Line, draft: _Draft) -> None:
    match = _CHECK.fullmatch(line.text)
    if not match:
        raise BlockError("a check reads: check a == b", line.number, line.indent + 1)
    left, right = (_read(side, draft.vocabulary(), line) for side in match.groups())
    draft.checks.append(Check(left, right, line.number))


_ABOUT = frozenset({"require", "ask", "check"})
_READERS: dict[str, Callable[[_Line, _Draft], None]] = {
    "require": _require, "for": _loop, "mistake": _mistake, "ask": _ask, "check": _check,
}  # fmt: skip


def _read(text: str, vocabulary: Vocabulary, line: _Line, *, condition: bool = False) -> Node:
    try:
        return read_strict(text, vocabulary, condition=condition)
    except ReadError as error:
        start = line.column(text)
        raise BlockError(error.reason, line.number, start + error.position) from None
