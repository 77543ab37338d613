"""Sessions at a desk: what is asked, what is written, what is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating, State
from drill.session.desk import Desk, NoteGoneError
from drill.session.hints import hint
from drill.session.library import ItemKind
from drill.session.study import Study, Terms, is_waited_for
from drill.session.turn import answer, reveal
from drill.session.variation import another, at_level, back, level_range, resumed
from drill.store.doctor import doctor
from drill.ui.begin import ANY_MISTAKE, Wish, begin


def on_table(study: Study) -> str:
    assert study.turn
    return study.turn.item.id


def rated(desk: Desk, study: Study, rating: Rating = Rating.GOOD) -> Study:
    assert study.turn
    return desk.rate(replace(study, turn=reveal(study.turn)), rating)


def asked(desk: Desk, study: Study, rating: Rating = Rating.EASY, most: int = 50) -> list[str]:
    """What is asked until the end, each rated alike."""
    items = []
    while study.turn and len(items) < most:
        items.append(on_table(study))
        study = rated(desk, study, rating)
    return items


def study_of(desk: Desk, item: str, **terms: object) -> Study:
    return desk.begin(Terms(lambda one: one.id == item, **terms))  # type: ignore[arg-type]


# -- what is asked -----------------------------------------------------------------------------


def test_a_new_note_waits_for_what_comes_before_it(desk: Desk) -> None:
    assert asked(desk, desk.begin()) == [
        "^gate", "problem:double", "^set-0", "^set-1", "^set-2", "^set-3",
    ]  # fmt: skip


def test_ahead_of_time_comes_what_is_due_soon(desk: Desk, clock) -> None:
    first = rated(desk, desk.begin(), Rating.EASY)
    rated(desk, first, Rating.GOOD)
    assert desk.begin(Terms(ahead=3)).turn is not None
    assert asked(desk, desk.begin(Terms(ahead=3))) == ["problem:double"]
    assert asked(desk, desk.begin(Terms(ahead=40)), most=2)[0] in {"^gate", "problem:double"}


def test_items_are_asked_whether_due_or_not_and_count(desk: Desk) -> None:
    rated(desk, study_of(desk, "^set-1"), Rating.EASY)
    again = begin(desk, Wish(items=("^set-1", "^set-3")))
    assert set(asked(desk, again)) == {"^set-1", "^set-3"}
    kinds = [event.kind for event in desk.log.events("^set-1")]
    assert kinds == [EventKind.REVIEW, EventKind.REVIEW]


def test_the_mistakes_of_the_week(desk: Desk, clock) -> None:
    study = study_of(desk, "problem:double")
    assert study.turn
    assert study.turn.problem
    half = float(np.ravel(study.turn.problem.values["y"])[0]) / 4
    wrong = replace(study, turn=answer(study.turn, f"{half}"))
    desk.rate(wrong, Rating.AGAIN)
    assert desk.mistaken() == desk.mistaken("halved") == {"problem:double"}
    assert on_table(begin(desk, Wish(mistake=ANY_MISTAKE))) == "problem:double"
    clock.wait(days=6)
    assert desk.mistaken() == {"problem:double"}
    clock.wait(days=1)
    assert desk.mistaken() == frozenset()
    assert begin(desk, Wish(mistake=ANY_MISTAKE)).turn is None
    assert on_table(begin(desk, Wish(mistake="halved"))) == "problem:double"
    assert begin(desk, Wish(mistake="sign")).turn is None


def test_flagged_items_and_leeches(desk: Desk) -> None:
    desk.flag(study_of(desk, "^set-2"), 3)
    assert asked(desk, begin(desk, Wish(flagged=True))) == ["^set-2"]
    assert begin(desk, Wish(leeches=True)).turn is None


def test_a_session_ends_after_so_many_reviews_or_minutes(desk: Desk, clock) -> None:
    assert len(asked(desk, desk.begin(Terms(limit=3)))) == 3
    study = desk.begin(Terms(minutes=10))
    clock.wait(minutes=9)
    study = rated(desk, study)
    assert study.turn
    clock.wait(minutes=9)
    assert rated(desk, study).turn is None


def test_a_pause_is_not_counted(desk: Desk, clock) -> None:
    study = desk.begin(Terms(minutes=10))
    assert study.turn
    clock.wait(hours=3)
    study = resumed(study, clock() - study.turn.started)
    clock.wait(seconds=7)
    study = rated(desk, study)
    assert study.turn
    assert desk.log.events()[0].duration_ms == 7000


# -- cramming ----------------------------------------------------------------------------------


def test_cramming_asks_all_and_leaves_the_schedule_as_it_is(desk: Desk, clock) -> None:
    rated(desk, study_of(desk, "^set-1"), Rating.EASY)
    before = desk.records()
    clock.wait(days=1)
    assert sorted(asked(desk, desk.begin(Terms(cram=True)))) == sorted(desk.library.items)
    assert {id_: record.memory for id_, record in desk.records().items()} == {
        **dict.fromkeys(desk.library.items, desk.records()["^set-0"].memory),
        "^set-1": before["^set-1"].memory,
    }
    assert desk.records()["^set-0"].memory.state is State.NEW
    assert {event.kind for event in desk.log.events(since=desk.today())} == {EventKind.PRACTICE}
    assert doctor(desk.store, desk.settings).sound


def test_what_is_not_known_comes_again_while_cramming(desk: Desk) -> None:
    study = desk.begin(Terms(lambda item: item.topic == "Sets", cram=True))
    first = on_table(study)
    study = rated(desk, study, Rating.AGAIN)
    assert asked(desk, study)[-1] == first


def test_cramming_is_undone_and_redone(desk: Desk) -> None:
    start = desk.begin(Terms(lambda item: item.topic == "Sets", cram=True))
    one = rated(desk, start, Rating.AGAIN)
    two = rated(desk, one)
    undone = desk.undo(two)
    assert undone
    assert on_table(undone) == on_table(one)
    undone = desk.undo(undone)
    assert undone
    assert (on_table(undone), undone.done) == (on_table(start), 0)
    assert [e.id for e in undone.queue.planned] == [e.id for e in start.queue.planned]
    redone = desk.redo(undone)
    assert redone
    assert (redone.queue.planned, redone.done) == (one.queue.planned, 1)


# -- what is done to an item -------------------------------------------------------------------


def test_undo_and_redo_have_no_end_within_the_day(desk: Desk) -> None:
    steps = [desk.begin()]
    while steps[-1].turn:
        steps.append(rated(desk, steps[-1], Rating.EASY))
    study = steps[-1]
    for before in reversed(steps[:-1]):
        undone = desk.undo(study)
        assert undone
        assert on_table(undone) == on_table(before)
        study = undone
    assert desk.undo(study) is None
    for after in steps[1:]:
        redone = desk.redo(study)
        assert redone
        assert redone.queue == after.queue
        study = redone
    assert desk.redo(study) is None


def test_a_flag_stays_on_the_table_with_its_item(desk: Desk) -> None:
    study = desk.begin()
    flagged = desk.flag(study, 2)
    assert flagged.turn == study.turn
    assert flagged.record(on_table(flagged)).flag == 2
    undone = desk.undo(flagged)
    assert undone
    assert undone.turn == study.turn
    assert undone.record(on_table(undone)).flag == 0


def test_a_reset_item_leaves_and_is_new(desk: Desk, clock) -> None:
    rated(desk, study_of(desk, "^set-1"), Rating.EASY)
    clock.wait(days=60)
    study = study_of(desk, "^set-1")
    after = desk.set_aside(study, EventKind.RESET)
    assert after.turn is None
    assert after.record("^set-1").memory.state is State.NEW
    undone = desk.undo(after)
    assert undone
    assert on_table(undone) == "^set-1"
    assert undone.record("^set-1").memory.state is State.REVIEW


def test_another_like_it_is_not_rated_and_the_turn_goes_on(desk: Desk, clock) -> None:
    study = study_of(desk, "problem:double")
    clock.wait(seconds=5)
    assert study.turn
    study = replace(study, turn=answer(study.turn, "1"))
    other = another(study, clock())
    third = another(other, clock())
    keys = {str(s.turn.problem.key) for s in (study, other, third)}  # type: ignore[union-attr]
    assert len(keys) == 3
    clock.wait(minutes=4)
    assert third.turn
    third = replace(third, turn=reveal(third.turn))
    returned = desk.rate(third, Rating.GOOD)
    assert desk.log.events() == []
    assert returned.turn
    assert returned.turn.answers == study.turn.answers  # type: ignore[union-attr]
    assert returned.kept is None
    desk.rate(returned, Rating.HARD)
    assert desk.log.events()[0].duration_ms == 5000
    assert another(study_of(desk, "^set-1"), clock()).kept is None
    assert back(study, clock()) == study


def test_a_level_is_chosen_by_hand(desk: Desk, clock) -> None:
    study = study_of(desk, "problem:double")
    assert study.turn
    assert level_range(study.turn) == (1, 2)
    harder = at_level(study, 2, clock())
    assert harder.turn
    assert harder.turn.problem
    assert harder.turn.problem.key.level == 2
    assert at_level(harder, 3, clock()) == harder
    answered = replace(harder, turn=answer(harder.turn, "1 2 3"))
    assert at_level(answered, 1, clock()) == answered
    desk.rate(answered, Rating.AGAIN)
    assert desk.log.events()[0].problem_key == str(harder.turn.problem.key)


def test_a_level_that_was_left_is_as_it_was(desk: Desk, clock) -> None:
    study = study_of(desk, "problem:double")
    assert study.turn
    study = replace(study, turn=hint(study.turn)[0])
    before = study.turn
    assert before
    clock.wait(seconds=30)
    study = at_level(study, 2, clock())
    assert study.turn
    assert (study.turn.hints, study.turn.hints_here) == (1, 0)
    study = replace(study, turn=hint(hint(study.turn)[0])[0])
    clock.wait(seconds=50)
    study = at_level(study, 1, clock())
    assert study.turn
    assert study.turn.problem is before.problem
    assert (study.turn.hints, study.turn.hints_here) == (before.hints + 1, before.hints_here)
    assert clock() - study.turn.started == timedelta(seconds=30)


# -- notes that change -------------------------------------------------------------------------


def edit(notes: Path, name: str, old: str, new: str) -> None:
    file = notes / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_an_edited_card_goes_on_with_its_new_text_and_its_history(desk: Desk, notes: Path) -> None:
    rated(desk, study_of(desk, "^set-1"), Rating.AGAIN)
    study = study_of(desk, "^set-1")
    assert study.turn
    study = replace(study, turn=reveal(study.turn))
    edit(notes, "sets.md", "What is set 1?::It is set 1.", "What is set one?::It is it.")
    desk.read_again()
    study = desk.continued(study)
    assert study.turn
    assert study.turn.card
    assert (study.turn.card.question, study.turn.revealed) == ("What is set one?", True)
    assert study.record("^set-1").memory.reps == 1
    study = desk.rate(study, Rating.GOOD)
    assert desk.records()["^set-1"].memory.reps == 2


def test_a_problem_that_did_not_change_keeps_its_answers(desk: Desk, notes: Path) -> None:
    study = study_of(desk, "problem:double")
    assert study.turn
    study = replace(study, turn=answer(study.turn, "1"))
    edit(notes, "sets.md", "What is set 1?", "What is set one?")
    desk.read_again()
    after = desk.continued(study)
    assert after.turn
    assert after.turn.answers == study.turn.answers  # type: ignore[union-attr]
    edit(notes, "gates.md", "Double.", "Twice it.")
    desk.read_again()
    changed = desk.continued(after)
    assert changed.turn
    assert changed.turn.answers == ()
    assert changed.turn.problem.template.statement == "Twice it."  # type: ignore[union-attr]


def test_what_has_gone_from_the_notes_is_asked_no_more(desk: Desk, notes: Path) -> None:
    study = desk.begin()
    assert on_table(study) == "^gate"
    (notes / "gates.md").unlink()
    desk.read_again()
    study = desk.continued(study)
    assert on_table(study) == "^set-0"
    assert {entry.id for entry in study.queue.planned} == set(desk.library.items)
    assert asked(desk, study) == ["^set-0", "^set-1", "^set-2", "^set-3"]


def test_an_undo_of_what_has_gone_asks_the_next(desk: Desk, notes: Path) -> None:
    study = rated(desk, desk.begin(), Rating.EASY)
    (notes / "gates.md").unlink()
    desk.read_again()
    undone = desk.undo(desk.continued(study))
    assert undone
    assert on_table(undone) == "^set-0"
    assert asked(desk, undone) == ["^set-0", "^set-1", "^set-2", "^set-3"]


def test_a_problem_that_breaks_is_left_out_with_the_reason(desk: Desk, notes: Path) -> None:
    study = study_of(desk, "problem:double")
    edit(notes, "gates.md", "y = 2*x", "y = 2*xx")
    desk.read_again()
    assert desk.continued(study).turn is None
    assert "unknown name xx" in str(desk.library.faults[0])
    assert desk.library.items["^gate"].kind is ItemKind.CARD


def test_the_file_and_the_text_of_a_note(desk: Desk, notes: Path) -> None:
    item = desk.library.items["^set-2"]
    assert desk.file_of(item) == notes / "sets.md"
    assert desk.note_text(item.note).splitlines()[item.line - 1].endswith("^set-2")
    (notes / "sets.md").write_bytes(b"\xff")
    with pytest.raises(NoteGoneError, match=r"notes/sets.md: can't be read"):
        desk.note_text(item.note)
    (notes / "sets.md").unlink()
    assert desk.file_of(item) is None
    with pytest.raises(NoteGoneError, match="this note has gone"):
        desk.note_text(item.note)


def test_what_is_done_to_several_at_once_is_taken_back_at_once(desk: Desk) -> None:
    sets = [f"^set-{n}" for n in range(3)]
    desk.act_on(["^gate"], EventKind.FLAG, {"flag": 2})
    desk.act_on(sets, EventKind.SUSPEND)
    desk.act_on(sets[:2], EventKind.BURY)
    standing = desk.standing()
    assert standing.states("^set-0") == {"new", "suspended", "buried"}
    assert {event.item for event in desk.undo_together()} == {*sets[:2]}
    assert desk.standing().states("^set-0") == {"new", "suspended"}
    assert {event.item for event in desk.undo_together()} == {*sets}
    assert [event.detail for event in desk.undo_together()] == [{"flag": 2}]
    assert desk.undo_together() == []
    assert not any(record.suspended or record.flag for record in desk.records().values())
    assert doctor(desk.store, desk.settings).sound


def test_what_was_taken_back_at_once_is_done_again_at_once(desk: Desk) -> None:
    sets = [f"^set-{n}" for n in range(3)]
    desk.act_on(["^gate"], EventKind.FLAG, {"flag": 2})
    desk.act_on(sets, EventKind.SUSPEND)
    done = desk.records()
    while desk.undo_together():
        pass
    assert [event.item for event in desk.redo_together()] == ["^gate"]
    assert {event.item for event in desk.redo_together()} == {*sets}
    assert desk.redo_together() == []
    assert desk.records() == done
    assert {event.item for event in desk.undo_together()} == {*sets}
    assert doctor(desk.store, desk.settings).sound


def test_an_undo_of_a_session_takes_back_one_and_the_rest_follows_at_once(desk: Desk) -> None:
    study = desk.begin()
    desk.act_on(["^set-0", "^set-1", "^set-2"], EventKind.SUSPEND)
    assert desk.undo(study)
    assert sum(record.suspended for record in desk.records().values()) == 2
    assert len(desk.undo_together()) == 2


def test_mistakes_ever_made_stand_with_their_items(desk: Desk) -> None:
    study = study_of(desk, "problem:double")
    assert study.turn
    assert study.turn.problem
    [x] = study.turn.problem.values["x"].ravel()
    wrong = replace(study, turn=answer(study.turn, str(x / 2)))
    desk.rate(wrong, Rating.AGAIN)
    assert desk.standing().mistakes == {"problem:double": {"halved"}}


def test_an_exam_brings_its_topic_beyond_the_limits_of_the_day(desk: Desk) -> None:
    day = desk.today()
    desk.settings = replace(desk.settings, new_per_day=0)
    assert desk.begin().turn is None
    desk.exams = {"Sets": day + timedelta(days=2), "No such topic": day + timedelta(days=2)}
    brought = [entry.id for entry in desk.begin().queue.planned]
    assert brought
    assert all(desk.library.items[item].topic == "Sets" for item in brought)
    assert asked(desk, desk.begin()) == brought
    assert desk.begin().turn is None
    desk.exams = {"Sets": day}
    assert desk.begin().turn is None


def test_a_card_that_was_written_beside_another_comes_next_within_the_limit(
    desk: Desk, notes: Path
) -> None:
    desk.settings = replace(desk.settings, new_per_day=4)
    study = desk.begin()
    first, *others = [entry.id for entry in study.queue.planned]
    edit(notes, "gates.md", "What is a gate?", "What opens?::A gate. ^opens\n\nWhat is a gate?")
    desk.read_again()
    study = desk.continued(study)
    assert on_table(study) == first
    assert [entry.id for entry in study.queue.planned] == [first, "^opens", *others[:-1]]
    alone = study_of(desk, "^set-1")
    edit(notes, "gates.md", "What opens?", "What else?::No. ^else\n\nWhat opens?")
    desk.read_again()
    assert asked(desk, desk.continued(alone)) == ["^set-1"]


# -- a day that ends ---------------------------------------------------------------------------


def test_a_session_goes_on_into_the_next_day_with_what_is_due_then(desk: Desk, clock) -> None:
    desk.settings = replace(desk.settings, new_per_day=2)
    study = desk.begin()
    study = rated(desk, rated(desk, study, Rating.HARD), Rating.EASY)
    yesterday = study.day
    study = rated(desk, study, Rating.GOOD)
    assert study.turn is not None
    clock.wait(days=1)
    before = on_table(study)
    study = rated(desk, study, Rating.EASY)
    assert study.day == desk.today() == yesterday + timedelta(days=1)
    assert study.queue == desk.begin().queue
    assert before not in asked(desk, study)
    assert doctor(desk.store, desk.settings).sound


def test_after_the_end_it_goes_on_when_a_step_is_over_or_a_day_begins(desk: Desk, clock) -> None:
    desk.settings = replace(desk.settings, new_per_day=1, learn_ahead=timedelta(0))
    study = rated(desk, desk.begin(), Rating.GOOD)
    assert study.turn is None
    assert not is_waited_for(study, clock())
    assert desk.resume(study).turn is None
    clock.wait(minutes=10)
    assert is_waited_for(study, clock())
    study = desk.resume(study)
    assert on_table(study) == "^gate"
    study = rated(desk, study, Rating.EASY)
    assert study.turn is None
    clock.wait(days=1)
    assert on_table(desk.resume(study)) != "^gate"


def test_a_session_of_a_wish_stays_what_it_is_over_night(desk: Desk, clock) -> None:
    study = desk.begin(Terms(lambda one: one.id in {"^set-1", "^set-2"}, anyway=True))
    clock.wait(days=1)
    study = rated(desk, study, Rating.EASY)
    assert asked(desk, study) == ["^set-2"]
