"""Two programs on one store: nothing is counted twice, nothing is lost, nothing is asked again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.schedule.event import Event, EventKind
from drill.schedule.memory import NEW_MEMORY
from drill.schedule.rating import Rating
from drill.schedule.record import replay
from drill.session.desk import Desk
from drill.session.elsewhere import was_overtaken
from drill.session.opening import open_desk
from drill.session.study import Study, Terms
from drill.session.turn import reveal
from drill.session.variation import at_level
from drill.store.doctor import doctor

Both = tuple[Desk, Desk]


@pytest.fixture
def both(desk_of: Callable[..., Desk], notes: Path) -> Both:
    return desk_of(notes), desk_of(notes)


def on_table(study: Study) -> str:
    assert study.turn
    return study.turn.item.id


def rated(desk: Desk, study: Study, rating: Rating = Rating.EASY) -> Study:
    assert study.turn
    return desk.rate(replace(study, turn=reveal(study.turn)), rating)


def kinds(desk: Desk, item: str) -> list[EventKind]:
    return [event.kind for event in desk.log.events(item)]


def planned(study: Study) -> list[str]:
    return [entry.id for entry in study.queue.planned]


def test_what_was_rated_elsewhere_is_not_rated_twice(both: Both) -> None:
    here, there = both
    study, other = here.begin(), there.begin()
    item = on_table(study)
    assert on_table(other) == item
    rated(there, other, Rating.EASY)
    before, memory = study, there.records()[item].memory
    study = rated(here, study, Rating.AGAIN)
    assert was_overtaken(before, study)
    assert kinds(here, item) == [EventKind.REVIEW, EventKind.PRACTICE]
    assert here.records()[item].memory == study.record(item).memory == memory
    assert on_table(study) != item
    assert item not in planned(study)
    assert study.last
    assert study.last.item.id == item
    assert study.done == 0
    assert doctor(here.store, here.settings).sound


def test_what_was_rated_elsewhere_is_not_asked_again(both: Both) -> None:
    here, there = both
    study, other = here.begin(), there.begin()
    done = []
    for _ in range(3):
        done.append(on_table(other))
        other = rated(there, other)
    study = rated(here, study)
    while study.turn:
        assert on_table(study) not in done
        study = rated(here, study)
    reviewed = [event.item for event in here.log.events() if event.kind is EventKind.REVIEW]
    assert len(reviewed) == len({*reviewed})
    assert {*reviewed} == here.library.items.keys() - {"^gate/1"}  # a sibling, given away


def test_what_is_in_learning_elsewhere_waits_here(both: Both, clock) -> None:
    here, there = both
    study, other = here.begin(), there.begin()
    item = on_table(other)
    rated(there, other, Rating.AGAIN)
    study = rated(here, study)
    assert [entry.id for entry in study.queue.waiting] == [item]
    clock.wait(minutes=2)
    study = rated(here, study)
    assert on_table(study) == item
    study = rated(here, study)
    assert kinds(here, item) == [EventKind.REVIEW, EventKind.PRACTICE, EventKind.REVIEW]


def test_what_was_rated_elsewhere_is_skipped_for_good(both: Both) -> None:
    here, there = both
    study, item = here.begin(), on_table(here.begin())
    rated(there, there.begin())
    study = here.skip(study)
    assert on_table(study) != item
    assert item not in planned(study)


def test_the_practice_is_taken_back_and_done_again(both: Both) -> None:
    here, there = both
    study = here.begin()
    rated(there, there.begin())
    study = rated(here, study)
    item, queue = on_table(study), study.queue
    undone = here.undo(study)
    assert undone
    assert (on_table(undone), undone.queue) == (item, queue)
    again = here.redo(undone)
    assert again
    assert (on_table(again), again.queue) == (item, queue)


@pytest.mark.parametrize("kind", [EventKind.BURY, EventKind.SUSPEND])
def test_what_was_set_aside_elsewhere_is_not_asked(both: Both, kind: EventKind) -> None:
    here, there = both
    study = here.begin()
    there.act_on(["^set-1", "^set-2"], kind)
    study = rated(here, study)
    assert {"^set-1", "^set-2"}.isdisjoint(planned(study))


def test_what_was_set_aside_elsewhere_is_rated_all_the_same(both: Both) -> None:
    here, there = both
    study = here.begin()
    item = on_table(study)
    there.act_on([item], EventKind.FLAG, {"flag": 2})
    there.act_on([item], EventKind.SUSPEND)
    study = rated(here, study)
    assert kinds(here, item)[-1] is EventKind.REVIEW
    assert study.record(item).suspended
    assert study.record(item).flag == 2


def test_a_flag_set_here_hides_no_rating_of_elsewhere(both: Both) -> None:
    here, there = both
    study, item = here.begin(), on_table(here.begin())
    rated(there, there.begin())
    study = here.flag(study, 3)
    assert on_table(study) == item
    rated(here, study)
    assert kinds(here, item) == [EventKind.REVIEW, EventKind.FLAG, EventKind.PRACTICE]


def test_another_level_hides_no_rating_of_elsewhere(both: Both, clock) -> None:
    here, there = both
    only = Terms(lambda item: item.id == "problem:double")
    study = at_level(here.begin(only), 2, clock())
    rated(there, there.begin(only))
    assert was_overtaken(study, rated(here, study))


def test_what_was_taken_back_elsewhere_is_asked_at_the_end(both: Both, clock) -> None:
    here, there = both
    other = rated(there, there.begin(), Rating.AGAIN)
    study, item = here.begin(), on_table(there.begin())
    assert [entry.id for entry in study.queue.waiting] != []
    [waiting] = [entry.id for entry in study.queue.waiting]
    assert there.undo(other)
    study = rated(here, study)
    assert planned(study)[-1] == waiting != item
    assert study.record(waiting).memory == NEW_MEMORY


@pytest.mark.parametrize("kind", [EventKind.BURY, EventKind.SUSPEND])
def test_what_was_rated_elsewhere_stays_away_when_its_leaving_is_taken_back(
    both: Both, kind: EventKind
) -> None:
    here, there = both
    study, item = here.begin(), on_table(here.begin())
    rated(there, there.begin(), Rating.EASY)
    left = here.set_aside(study, kind)
    undone = here.undo(left)
    assert undone
    assert on_table(undone) == on_table(left) != item
    assert item not in planned(undone)


def test_cramming_goes_on_whatever_is_rated_elsewhere(both: Both) -> None:
    here, there = both
    study = here.begin(Terms(cram=True))
    everything = planned(study)
    rated(there, there.begin())
    after = rated(here, study)
    assert not was_overtaken(study, after)
    assert planned(after) == everything[1:]


# -- whatever two of them do ------------------------------------------------------------------

MOVES: dict[str, Callable[[Desk, Study], Study | None]] = {
    **{
        rating.name: lambda desk, study, rating=rating: rated(desk, study, rating)
        for rating in Rating
    },
    "undo": lambda desk, study: desk.undo(study),
    "redo": lambda desk, study: desk.redo(study),
    "bury": lambda desk, study: desk.set_aside(study, EventKind.BURY),
    "flag": lambda desk, study: desk.flag(study, 1),
    "skip": lambda desk, study: desk.skip(study),
}


def rated_too_early(events: list[Event], desk: Desk) -> list[Event]:
    """The reviews that came before their item was due again, even when learned ahead."""
    reviews = [
        change
        for change in replay(events, desk.settings)
        if change.event.kind is EventKind.REVIEW and change.before.memory.reps
    ]
    return [
        change.event
        for change in reviews
        if change.before.memory.due is None
        or change.event.at < change.before.memory.due - desk.settings.learn_ahead
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from([*MOVES])), max_size=30))
def test_nothing_is_rated_before_it_is_due(moves: list[tuple[bool, str]]) -> None:
    now, numbers = datetime(2026, 5, 4, 8, tzinfo=UTC), count(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cards = "\n\n".join(f"Set {n}?::It is {n}." for n in range(3))
        (folder / "sets.md").write_text(f"---\ntopic: Sets\n---\n\n{cards}", "utf-8")
        desks = [
            open_desk(
                folder / "drill.db",
                [folder],
                clock=lambda: now,
                new_uuid=lambda: str(UUID(int=next(numbers))),
            )
            for _ in range(2)
        ]
        studies = [desk.begin() for desk in desks]
        for who, move in moves:
            now += timedelta(seconds=20)
            desk, study = desks[who], studies[who]
            if study.turn is None:
                study = desk.resume(study)
            if study.turn is not None:
                studies[who] = MOVES[move](desk, study) or study
        for item in desks[0].library.items:
            assert not rated_too_early(desks[0].log.events(item), desks[0])
        assert doctor(desks[0].store, desks[0].settings).sound
        for desk in desks:
            desk.close()
