"""The lines of an exam block → a :class:`Blueprint`; a fault names line and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from drill.exams.blueprint import Blueprint, Kind, Named, Section

MOST_MINUTES = 600
MOST_QUESTIONS = 100
MOST_MARKS = 100

_HEADER = re.compile(r'exam\s+([a-z0-9][a-z0-9-]*)\s+"([^"]+)"')
_SECTION = re.compile(r'section\s+"([^"]+)"')
_NAME = re.compile(r'"([^"]*)"|[^,"]+')
_SAMPLES = {
    "section": 'section "Short answers"',
    "minutes": "minutes 60",
    "pause": "pause allowed",
    "topics": "topics Backpropagation, Loss functions",
    "notes": "notes losses, risk",
    "headings": "headings Loss functions",
    "tags": "tags exam",
    "items": "items two-layer-softmax, adam-steps",
    "ask": "ask card, value",
    "levels": "levels 1, 2",
    "questions": "questions 4",
    "marks": "marks 2",
}
"""What the line of each word looks like."""


class BlueprintError(ValueError):
    """A fault in an exam block, at a line and column of the note (both from 1)."""

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

    @property
    def word(self) -> str:
        return self.text.split()[0]

    @property
    def rest(self) -> str:
        return self.text[len(self.word) :].strip()

    def fault(self, reason: str, at: int = 0) -> BlueprintError:
        return BlueprintError(reason, self.number, self.indent + at + 1)

    def form(self) -> BlueprintError:
        return self.fault(f"this line reads, for example: {_SAMPLES[self.word]}")


@dataclass
class _Draft:
    """What has been read of a block so far."""

    rules: list[str] = field(default_factory=list)
    minutes: int = 0
    pause: bool = False
    sections: list[Section] = field(default_factory=list)


def read_blueprint(text: str, note: str, line: int) -> Blueprint:
    """The blueprint that ``text`` declares; ``line`` is where its first line stands in ``note``.

    Raises:
        BlueprintError: for the first fault.
    """
    head, *lines = _lines(text, line) or [_Line("", line, 0)]
    match = _HEADER.fullmatch(head.text)
    if not match:
        raise head.fault('an exam begins with: exam name "Its title"')
    draft = _Draft()
    for one in lines:
        if one.text.startswith('"'):
            draft.rules.append(one.text.strip('"'))
        elif one.word in _READERS:
            _READERS[one.word](one, draft)
        else:
            raise one.fault(f"unknown word {one.word}; lines begin with {', '.join(_SAMPLES)}")
    _check(draft, head)
    return Blueprint(
        name=match.group(1),
        title=match.group(2),
        rules=" ".join(draft.rules),
        minutes=draft.minutes,
        pause=draft.pause,
        sections=tuple(draft.sections),
        text=text,
        note=note,
        line=head.number,
    )


def _lines(text: str, first: int) -> list[_Line]:
    return [
        _Line(raw.strip(), first + offset, len(raw) - len(raw.lstrip()))
        for offset, raw in enumerate(text.split("\n"))
        if raw.strip() and not raw.strip().startswith("#")
    ]


def _check(draft: _Draft, head: _Line) -> None:
    """Refuse an exam that lacks something."""
    if not draft.minutes:
        raise head.fault("the exam does not say how long it takes: add minutes 60")
    if not draft.sections:
        raise head.fault('the exam has no section: add section "Its title"')
    for section in draft.sections:
        for word in ("questions", "marks"):
            if not getattr(section, word):
                raise BlueprintError(
                    f"the section has no {word}: add {_SAMPLES[word]}", section.line
                )
    if sum(section.questions for section in draft.sections) > MOST_QUESTIONS:
        raise head.fault(f"an exam has at most {MOST_QUESTIONS} questions")


# -- the lines -------------------------------------------------------------------------------------


def _section(line: _Line, draft: _Draft) -> None:
    match = _SECTION.fullmatch(line.text)
    if not match:
        raise line.form()
    draft.sections.append(Section(match.group(1), line.number))


def _minutes(line: _Line, draft: _Draft) -> None:
    draft.minutes = _number(line, MOST_MINUTES)


def _pause(line: _Line, draft: _Draft) -> None:
    if line.rest not in ("allowed", "not allowed"):
        raise line.form()
    draft.pause = line.rest == "allowed"


def _names(line: _Line, draft: _Draft) -> None:
    """One of the lists that say where questions come from."""
    word, before = line.word, line.text.index(line.rest, len(line.word)) if line.rest else 0
    found = [
        Named(
            (match.group(1) or match.group(0)).strip().removeprefix("#"),
            line.number,
            line.indent + before + match.start() + 1 + _leading(match.group(0)),
        )
        for match in _NAME.finditer(line.rest)
        if match.group(0).strip()
    ]
    if not found:
        raise line.form()
    section = _present(line, draft)
    together = (*section.sources.get(word, ()), *found)
    draft.sections[-1] = replace(section, sources={**section.sources, word: together})


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def _ask(line: _Line, draft: _Draft) -> None:
    section = _present(line, draft)
    words = [word.strip() for word in line.rest.split(",")]
    for word in words:
        if word not in set(Kind):
            known = ", ".join(Kind)
            raise line.fault(f"{word or 'nothing'} is not asked; ask {known}", line.text.find(word))
    draft.sections[-1] = replace(section, kinds=tuple(Kind(word) for word in words))


def _levels(line: _Line, draft: _Draft) -> None:
    section = _present(line, draft)
    if not re.fullmatch(r"\d{1,3}(\s*,\s*\d{1,3})*", line.rest):
        raise line.form()
    numbers = tuple(int(number) for number in re.findall(r"\d+", line.rest))
    draft.sections[-1] = replace(section, levels=numbers)


def _questions(line: _Line, draft: _Draft) -> None:
    section = _present(line, draft)
    draft.sections[-1] = replace(section, questions=_number(line, MOST_QUESTIONS))


def _marks(line: _Line, draft: _Draft) -> None:
    section = _present(line, draft)
    draft.sections[-1] = replace(section, marks=_number(line, MOST_MARKS))


def _present(line: _Line, draft: _Draft) -> Section:
    """The section that the line belongs to."""
    if not draft.sections:
        raise line.fault(f"{line.word} belongs below a section")
    return draft.sections[-1]


def _number(line: _Line, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", line.rest):
        raise line.form()
    if not 1 <= int(line.rest) <= most:
        raise line.fault(f"{line.word} goes from 1 to {most}", line.text.rindex(line.rest))
    return int(line.rest)


_READERS: dict[str, Callable[[_Line, _Draft], None]] = {
    "section": _section, "minutes": _minutes, "pause": _pause, "topics": _names, "notes": _names,
    "headings": _names, "tags": _names, "items": _names, "ask": _ask, "levels": _levels,
    "questions": _questions, "marks": _marks,
}  # fmt: skip
