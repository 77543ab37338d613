"""The report: every section that is counted at once."""

from __future__ import annotations

from collections.abc import Mapping

from drill.progress.basis import Basis
from drill.progress.exam_plan import ExamPlan
from drill.progress.figure import Section
from drill.progress.sections.due import due_section
from drill.progress.sections.exams import exams_section
from drill.progress.sections.memory import memory_section
from drill.progress.sections.mistakes import mistakes_section
from drill.progress.sections.time import time_section
from drill.progress.sections.today import today_section
from drill.progress.sections.topics import topics_section


def report(basis: Basis, plans: Mapping[str, ExamPlan]) -> tuple[Section, ...]:
    """All sections but that of other settings, which is simulated only when it is asked for."""
    return (
        today_section(basis),
        due_section(basis),
        memory_section(basis),
        topics_section(basis),
        time_section(basis),
        mistakes_section(basis),
        exams_section(basis, plans),
    )
