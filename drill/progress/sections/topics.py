"""Mastery by topic, and what lies behind the weak ones."""

from __future__ import annotations

from drill.progress.basis import Basis
from drill.progress.figure import (
    Chart,
    ChartKind,
    Column,
    Figure,
    Section,
    Series,
    Unit,
    Value,
    counted,
    shown,
)
from drill.progress.mastery import WEAK, TopicMastery, WeakTopic, mastery, weak_topics


def topics_section(basis: Basis) -> Section:
    """How much of each topic is mastered."""
    found = mastery(
        basis.syllabus,
        basis.present,
        basis.settings.parameters,
        target=basis.target,
        today=basis.today,
        exams=basis.exams,
    )
    return Section(
        "topics", "Topics", (_mastery(basis, found), _behind(weak_topics(basis.syllabus, found)))
    )


def _mastery(basis: Basis, found: tuple[TopicMastery, ...]) -> Figure:
    items, mastered = sum(each.items for each in found), sum(each.now for each in found)
    seen = sum(each.seen for each in found)
    target = shown(basis.target, Unit.SHARE)
    said = f"Mastered: {mastered:,} of {items:,} items, {seen:,} of them seen."
    return Figure(
        key="mastery",
        title=f"Recall of {target} or more, by topic",
        sample=counted(items, "item"),
        sentences=(said,) if items else ("There is nothing to study yet.",),
        columns=(
            Column("topic", "Topic", Unit.TEXT),
            Column("items", "Items"),
            Column("seen", "Seen"),
            Column("mastered", "Mastered"),
            Column("share", "Share", Unit.SHARE),
            Column("expected", "Recalled now", Unit.NUMBER),
            Column("exam", "Exam", Unit.DAY),
            Column("mastered_then", "Then"),
        ),
        rows=tuple(_row(each) for each in found),
        chart=Chart(
            ChartKind.BARS,
            tuple(each.topic for each in found),
            (
                Series("mastered", tuple(each.share for each in found)),
                Series("seen", tuple(each.seen / max(each.items, 1) for each in found)),
            ),
            unit=Unit.SHARE,
        ),
    )


def _row(each: TopicMastery) -> tuple[Value, ...]:
    return (
        each.topic,
        each.items,
        each.seen,
        each.now,
        each.share if each.items else None,
        round(each.expected, 1),
        each.exam,
        each.then,
    )


def _behind(weak: tuple[WeakTopic, ...]) -> Figure:
    said = (
        f"Weak is a topic that was begun and of which under {shown(WEAK, Unit.SHARE)} is mastered."
    )
    rows = tuple(
        (
            each.topic.topic,
            each.topic.share,
            before.topic if before else "nothing it requires is weak",
            before.share if before else None,
            before.items if before else None,
        )
        for each in weak
        for before in (each.behind[:3] or (None,))
    )
    return Figure(
        key="prerequisites",
        title="What lies behind a weak topic",
        sample=counted(len(weak), "weak topic"),
        sentences=(said,),
        columns=(
            Column("topic", "Weak topic", Unit.TEXT),
            Column("share", "Mastered", Unit.SHARE),
            Column("requires", "It requires", Unit.TEXT),
            Column("requires_share", "Mastered", Unit.SHARE),
            Column("requires_items", "Items"),
        ),
        rows=rows,
    )
