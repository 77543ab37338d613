"""Whatever is done in a session and in whatever order: the log proves the schedule, and undoing it
all gives the first state."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD
from drill.session.desk import Desk
from drill.session.opening import open_desk
from drill.session.study import Study, Terms
from drill.session.turn import answer, reveal
from drill.session.variation import another, at_level, resumed, skip
from drill.store.doctor import doctor

MINUTE = timedelta(minutes=1)
NOTES = {
    "sets.md": "---\ntopic: Sets\n---\n\n" + "\n\n".join(f"Set {n}?::It is {n}." for n in range(3)),
    "gates.md": (
        "---\ntopic: Gates\n---\n\nA gate?:::A factor. ^gate\n\n"
        '```drill\nproblem double\n"Double."\nlevel 1: n = 1\nlevel 2: n = 2\ngiven\n'
        "  x : vector(n) of integers(1, 9)\nsteps\n  y = 2*x\ncheck y == x + x\nask value y\n```\n"
    ),
}  # fmt: skip


class Learner:
    """A desk, the session at it, and a clock that goes on with every move."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 5, 4, 8, tzinfo=UTC)
        numbers = count(1)
        (folder / "notes").mkdir()
        for name, text in NOTES.items():
            (folder / "notes" / name).write_text(text, "utf-8")
        self.desk: Desk = open_desk(
            folder / "drill.db",
            [folder / "notes"],
            clock=lambda: self.now,
            new_uuid=lambda: str(UUID(int=next(numbers))),
        )
        self.study = self.desk.begin()

    def do(self, act: Callable[[Study], Study | None]) -> bool:
        """Do something; whether it led anywhere."""
        self.now += MINUTE / 2
        study = act(self.study)
        self.study = study or self.study
        return study is not None

    def rate(self, study: Study, rating: Rating) -> Study:
        if study.turn is None:
            return study
        return self.desk.rate(replace(study, turn=reveal(study.turn)), rating)

    def answer(self, study: Study) -> Study:
        return replace(study, turn=answer(study.turn, "1")) if study.turn else study


MOVES: dict[str, Callable[[Learner], Callable[[Study], Study | None]]] = {
    **{rating.name: (lambda who, r=rating: lambda study: who.rate(study, r)) for rating in Rating},
    "answer": lambda who: who.answer,
    "undo": lambda who: who.desk.undo,
    "redo": lambda who: who.desk.redo,
    "bury": lambda who: lambda study: who.desk.set_aside(study, EventKind.BURY),
    "suspend": lambda who: lambda study: who.desk.set_aside(study, EventKind.SUSPEND),
    "reset": lambda who: lambda study: who.desk.set_aside(study, EventKind.RESET),
    "flag": lambda who: lambda study: who.desk.flag(study, study.done % 5),
    "skip": lambda who: lambda study: skip(study, who.now),
    "another": lambda who: lambda study: another(study, who.now),
    "level": lambda who: lambda study: at_level(study, 2, who.now),
    "pause": lambda who: lambda study: resumed(study, MINUTE),
    "read": lambda who: who.desk.continued,
    "anew": lambda who: lambda _study: who.desk.begin(),
    "cram": lambda who: lambda _study: who.desk.begin(Terms(cram=True)),
}


@contextmanager
def learner() -> Iterator[Learner]:
    with tempfile.TemporaryDirectory() as folder:
        who = Learner(Path(folder))
        yield who
        who.desk.close()


def check(who: Learner) -> None:
    """What holds after every move."""
    study, kept = who.study, who.desk.records()
    assert all(study.record(item) == record for item, record in kept.items())
    entries = [entry.id for entry in study.queue.planned]
    waiting = [entry.id for entry in study.queue.waiting]
    assert len({*entries, *waiting}) == len(entries) + len(waiting)
    assert not any(study.record(item).suspended for item in (*entries, *waiting))
    assert study.done >= 0
    if study.turn is not None:
        assert not study.record(study.turn.item.id).suspended


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*MOVES]), max_size=25))
def test_the_log_proves_the_schedule_and_undoing_all_gives_the_first_state(
    moves: list[str],
) -> None:
    with learner() as who:
        first = who.study
        for move in moves:
            who.do(MOVES[move](who))
            check(who)
        assert doctor(who.desk.store, who.desk.settings).sound
        before, undone = who.desk.records(), 0
        while who.do(who.desk.undo):
            check(who)
            undone += 1
        assert set(who.desk.records().values()) <= {NEW_RECORD}
        assert who.desk.begin().queue == first.queue
        for _ in range(undone):
            assert who.do(who.desk.redo)
            check(who)
        assert who.desk.records() == before
        assert doctor(who.desk.store, who.desk.settings).sound


@pytest.mark.parametrize("move", [*MOVES])
def test_nothing_happens_when_nothing_is_on_the_table(move: str) -> None:
    with learner() as who:
        while who.study.turn is not None:
            who.do(lambda study: who.desk.set_aside(study, EventKind.SUSPEND))
        written = len(who.desk.log.events())
        who.do(MOVES[move](who))
        if move != "undo":
            assert len(who.desk.log.events()) == written
        check(who)
