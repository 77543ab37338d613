"""A turn that is left with answers in it is gone on with when its item comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.study import Study
from drill.session.turn import answer, reveal
from drill.session.variation import skip

DOUBLE = "problem:double"


@pytest.fixture
def begun(desk: Desk, clock) -> Study:
    """The first card rated, then the problem answered wrongly within ten seconds."""
    study = desk.begin()
    assert study.turn
    study = desk.rate(replace(study, turn=reveal(study.turn)), Rating.EASY)
    assert study.turn
    assert study.turn.item.id == DOUBLE
    clock.wait(seconds=10)
    study = replace(study, turn=answer(study.turn, "1"))
    assert study.turn
    assert study.turn.answers
    return study


def go_to(desk: Desk, study: Study, item: str) -> Study:
    """Rate what comes before ``item``."""
    for _ in range(9):
        if study.turn and study.turn.item.id != item:
            study = desk.rate(replace(study, turn=reveal(study.turn)), Rating.EASY)
    return study


def test_after_an_undo_it_goes_on_without_the_time_between(desk: Desk, begun, clock) -> None:
    undone = desk.undo(begun)
    assert undone
    assert undone.turn
    assert undone.turn.item.id == "^gate"
    clock.wait(minutes=5)
    there = go_to(desk, undone, DOUBLE)
    assert there.turn == replace(begun.turn, started=begun.turn.started + timedelta(minutes=5))
    assert there.begun == {}
    desk.rate(there, Rating.AGAIN)
    assert desk.log.events(DOUBLE)[0].duration_ms == 10_000


def test_what_is_skipped_goes_on_later(desk: Desk, begun, clock) -> None:
    skipped = skip(begun, clock())
    assert skipped.turn
    assert skipped.turn.item.id != DOUBLE
    there = go_to(desk, skipped, DOUBLE)
    assert there.turn
    assert there.turn.answers == begun.turn.answers


@pytest.mark.parametrize("kind", [EventKind.BURY, EventKind.SUSPEND, EventKind.RESET])
def test_what_was_set_aside_begins_anew(desk: Desk, begun, kind) -> None:
    undone = desk.undo(desk.set_aside(begun, kind))
    assert undone
    assert undone.turn
    assert undone.turn.item.id == DOUBLE
    assert undone.turn.answers == ()


def test_its_own_earlier_review_taken_back_begins_it_anew(desk: Desk, begun, clock) -> None:
    rated = desk.rate(begun, Rating.AGAIN)
    clock.wait(minutes=2)
    again = go_to(desk, rated, DOUBLE)
    assert again.turn
    again = skip(replace(again, turn=answer(again.turn, "2")), clock())
    assert DOUBLE in again.begun
    while again and DOUBLE in again.begun:
        again = desk.undo(again)
    assert again
    assert again.turn
    assert (again.turn.item.id, again.turn.answers) == (DOUBLE, ())


def test_notes_that_were_read_again_begin_it_anew(desk: Desk, begun, clock) -> None:
    skipped = desk.continued(skip(begun, clock()))
    there = go_to(desk, skipped, DOUBLE)
    assert there.turn
    assert there.turn.answers == ()
