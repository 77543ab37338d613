"""What progress is counted from: the learner's log and the syllabus, as figures take them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drill.problems.template import Loop, Step, Template
from drill.progress.basis import Basis
from drill.progress.figure import Section
from drill.progress.memories import read_memories
from drill.progress.mistakes import Slip
from drill.progress.report import report
from drill.progress.reviews import read_traces
from drill.progress.subject import Subject, Syllabus
from drill.session.exam_plans import exam_plans
from drill.session.library import Library
from drill.store import views

if TYPE_CHECKING:
    from drill.session.desk import Desk


def progress_basis(desk: Desk) -> Basis:
    """What is known of the learner now, read at one moment.

    Raises:
        StoreError: when the store can't be read.
    """
    with desk.store.snapshot():
        traces = views.traces(desk.store)
        memories = views.memories(desk.store)
        slips = views.slips(desk.store)
    return Basis(
        answers=read_traces(traces),
        memories=read_memories(memories),
        slips=tuple(map(Slip._make, slips)),
        syllabus=syllabus_of(desk.library),
        settings=desk.settings,
        today=desk.today(),
        exams=desk.exams,
    )


def progress_report(desk: Desk, basis: Basis) -> tuple[Section, ...]:
    """Every section that is counted at once.

    Raises:
        StoreError: when the store can't be read.
    """
    plans = {}
    if desk.exams:
        records = desk.records()
        first_seen = views.first_seen_on(desk.store, basis.today)
        plans = exam_plans(
            desk.library,
            records,
            desk.exams,
            desk.settings,
            today=basis.today,
            first_seen=first_seen,
        )
    return report(basis, plans)


def syllabus_of(library: Library) -> Syllabus:
    """What progress must know of the syllabus."""
    subjects = {
        item.id: Subject(
            id=item.id,
            topic=item.topic,
            kind=item.kind.value,
            title=item.title,
            order=item.order,
            sibling=item.sibling,
            mistakes=_mistakes(library.templates.get(item.id)),
        )
        for item in library.items.values()
    }
    return Syllabus(subjects, library.topics, library.requires)


def _mistakes(template: Template | None) -> frozenset[str]:
    """The slugs of the mistakes that a problem declares at any level."""
    if template is None:
        return frozenset()
    parts = (part for body in template.bodies for part in body.steps)
    return frozenset(mistake.slug for step in _steps(parts) for mistake in step.mistakes)


def _steps(parts: Iterator[Step | Loop]) -> Iterator[Step]:
    for part in parts:
        if isinstance(part, Loop):
            yield from part.steps
        else:
            yield part
