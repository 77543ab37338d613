"""The lines of the section ``steps``: loops, steps, and the mistakes below them."""

from __future__ import annotations

import re
from dataclasses import replace

from drill.problems.block.draft import Draft
from drill.problems.block.formula import refuse_reserved
from drill.problems.block.line import Line
from drill.problems.template import Loop, Mistake, Step

_STEP = re.compile(
    r'(\w+)(?:\[([^\]]+)\])?\s*=(?!=)\s*([^"]+?)\s*(?:"([^"]*)")?\s*'
    r"(?:gradient\s+of\s+(\w+)\s+by\s+(\w+))?\s*(as\s+shape)?\s*(?:without\s+([\w', ]+))?\s*"
)
_MISTAKE = re.compile(r'mistake\s+([a-z0-9-]+)\s*:\s*([^"]+?)\s*"([^"]*)"\s*')
_LOOP = re.compile(r"for\s+([a-z])\s+in\s+(.+?)\s*\.\.\s*(.+?)\s*")


def read_loop(line: Line, draft: Draft) -> None:
    """Open the loop that ``line`` declares; the lines below it that are indented belong to it."""
    match = _LOOP.fullmatch(line.text)
    if not match:
        raise line.fault("a loop reads: for t in 1..3")
    refuse_reserved(match.group(1), line, match.start(1))
    first, last = (draft.read(match.group(end), line, match.start(end)) for end in (2, 3))
    draft.loop = Loop(match.group(1), first, last, steps=())
    draft.loop_indent = line.indent
    draft.steps.append(draft.loop)


def leave_loop(line: Line, draft: Draft) -> None:
    """Close the loop that is open, unless ``line`` is indented below it."""
    if draft.loop and line.indent <= draft.loop_indent:
        draft.loop = None


def read_step(line: Line, draft: Draft) -> None:
    """Add the step that ``line`` declares."""
    match = _STEP.fullmatch(line.text)
    if not match:
        raise line.fault('a step reads: z = W @ x + b "label"')
    leave_loop(line, draft)
    name, index, formula, label, of, by, as_shape, without = match.groups()
    family = index is not None
    if not (family and name in draft.families):
        draft.declare(name, line, 0)
    if family:
        draft.families.add(name)
    bound = (draft.loop.variable,) if draft.loop else ()
    step = Step(
        name=name,
        formula=draft.read(formula, line, match.start(3), *bound, *([name] if family else [])),
        label=label or "",
        line=line.number,
        index=draft.read(index, line, match.start(2), *bound) if family else None,
        gradient=(of, by) if of else None,
        is_shape=as_shape is not None,
        without=tuple(re.split(r"\s*,\s*", without)) if without else (),
    )
    _check_gradient(match, line, draft)
    if name not in draft.names:
        draft.names.append(name)
    _append(step, draft)


def _check_gradient(match: re.Match[str], line: Line, draft: Draft) -> None:
    for group in (5, 6):
        name = match.group(group)
        if name is not None and name not in draft.names:
            raise line.fault(f"unknown name {name}", match.start(group))


def _append(step: Step, draft: Draft) -> None:
    if draft.loop is None:
        draft.steps.append(step)
    else:
        draft.loop = replace(draft.loop, steps=(*draft.loop.steps, step))
        draft.steps[-1] = draft.loop


def read_mistake(line: Line, draft: Draft) -> None:
    """Add the mistake that ``line`` declares to the step above it."""
    match = _MISTAKE.fullmatch(line.text)
    last = draft.steps[-1] if draft.steps else None
    if not match or last is None or (isinstance(last, Loop) and not last.steps):
        raise line.fault(
            'a mistake stands below its step and reads: mistake sign: y - yhat "What went wrong."'
        )
    slug, formula, sentence = match.groups()
    step = last.steps[-1] if isinstance(last, Loop) else last
    bound = (last.variable,) if isinstance(last, Loop) else ()
    tree = draft.read(formula, line, match.start(2), *bound)
    mistake = Mistake(slug, tree, sentence, line.number)
    _put_back(replace(step, mistakes=(*step.mistakes, mistake)), draft)


def _put_back(step: Step, draft: Draft) -> None:
    last = draft.steps[-1]
    if isinstance(last, Loop):
        draft.loop = replace(last, steps=(*last.steps[:-1], step))
        draft.steps[-1] = draft.loop
    else:
        draft.steps[-1] = step
