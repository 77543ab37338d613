"""The exams to choose from, and what to know before one begins."""

from __future__ import annotations

from collections.abc import Sequence

from drill.exams.blueprint import Blueprint
from drill.exams.result import Earlier
from drill.exams.sitting import Sitting
from drill.maths.width import cell_width
from drill.ui.words.exam.figures import marks_text, percent
from drill.ui.words.line import BLANK, Line, Page, Role, clipped, paragraph

NARROW = 60
"""From so many columns on a row has room for everything."""


def exam_row(blueprint: Blueprint, results: Sequence[Earlier], *, open_: bool, width: int) -> str:
    """An exam in one line: its title, minutes, marks, and what the last sitting came to."""
    last = percent(results[-1].marks, results[-1].of) if results else "·"
    state = "open" if open_ else last
    minutes, marks = f"{blueprint.minutes} min", f"{blueprint.marks} marks"
    tail = f"{minutes:>8}{state:>6}" if width < NARROW else f"{minutes:>10}{marks:>10}{state:>8}"
    title = clipped(blueprint.title, max(width - len(tail) - 1, 8))
    return title + " " * max(width - len(tail) - cell_width(title), 1) + tail


def intro_lines(
    blueprint: Blueprint,
    minutes: int,
    results: Sequence[Earlier],
    unfinished: Sitting | None,
    page: Page,
) -> list[Line]:
    """Rules, sections and earlier results of an exam."""
    pause = "The clock can be stopped." if blueprint.pause else "The clock cannot be stopped."
    lines = [Line(clipped(blueprint.title, page.width), Role.STRONG)]
    about = f"{minutes} minutes, {blueprint.questions} questions, {blueprint.marks} marks. {pause}"
    lines += paragraph(f"{about} {blueprint.rules}", page)
    for section in blueprint.sections:
        count = "1 question" if section.questions == 1 else f"{section.questions} questions"
        worth = f"{section.questions * section.marks} marks"
        lines += paragraph(f"{section.title}: {count}, {worth}", page, Role.QUIET, "  ")
    if unfinished is not None:
        lines += [BLANK, *paragraph(_open(unfinished), page, Role.NEARLY)]
    if results:
        lines += [BLANK, Line("Earlier sittings", Role.STRONG), *earlier_lines(results, page)]
    return lines


def _open(sitting: Sitting) -> str:
    began = f"{sitting.start.at:%Y-%m-%d %H:%M} UTC"
    if sitting.submitted:
        return f"The sitting of {began} was handed in and waits to be marked."
    if sitting.paused:
        return f"The sitting of {began} is paused."
    return f"A sitting began on {began} and was not handed in. Its clock runs on."


def earlier_lines(results: Sequence[Earlier], page: Page) -> list[Line]:
    """What earlier sittings came to, the last of them last."""
    return [
        Line(
            clipped(
                f"  {one.at:%Y-%m-%d}  {marks_text(one.marks):>4} of {marks_text(one.of)}  "
                f"{percent(one.marks, one.of):>5}  seed {one.seed}",
                page.width,
            )
        )
        for one in results[-8:]
    ]


def time_left(sitting: Sitting, left: str) -> str:
    """What stands for the clock: the time, or that it stands still."""
    return f"paused, {left} left" if sitting.paused else f"{left} left"
