"""Each figure against the same, counted in plain Python from the raw log."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

import numpy as np
import pytest
from raw import packed_reviews, records

from drill.progress.calibration import calibration
from drill.progress.days import Day, days_studied, shades, streak
from drill.progress.effort import speed, time_by_topic
from drill.progress.fit import predictions
from drill.progress.forecast import due_by_day
from drill.progress.mastery import TopicMastery, mastery, weak_topics
from drill.progress.memories import memories_of
from drill.progress.mistakes import Slip, mistakes
from drill.progress.retention import BANDS, true_retention
from drill.progress.reviews import read_traces
from drill.progress.share import Share
from drill.progress.subject import Subject, syllabus_of
from drill.schedule.memory import retrievability
from drill.schedule.rating import State
from drill.schedule.record import effective
from drill.schedule.trace import mistakes_of


@pytest.fixture(scope="module")
def last(messy_raw) -> date:
    return max(each.day for each in messy_raw)


@pytest.fixture(scope="module")
def syllabus(messy):
    subjects = [
        Subject(item, f"topic {number % 7}", "problem", item, number, None, frozenset({"gate"}))
        for number, item in enumerate(messy.items)
    ]
    return syllabus_of(subjects[3:])


def test_there_is_something_to_count(messy_raw, messy) -> None:
    assert len(messy_raw) == len(messy) > 3000
    assert sum(each.is_test for each in messy_raw) > 1500


def test_days(messy, messy_raw) -> None:
    expected = []
    for day in sorted({each.day for each in messy_raw}):
        of_day = [each for each in messy_raw if each.day == day]
        expected.append(
            Day(
                day,
                len(of_day),
                sum(each.recalled for each in of_day),
                sum(each.memory.state is State.NEW for each in of_day),
                pytest.approx(sum(each.event.duration_ms for each in of_day) / 1000),
            )
        )
    assert list(days_studied(messy)) == expected


def test_the_streak_ends_today_or_yesterday() -> None:
    start = date(2026, 3, 1)

    def studied(*ahead: int) -> tuple[Day, ...]:
        return tuple(Day(start + timedelta(days=day), 1, 1, 0, 1.0) for day in ahead)

    days = studied(0, 1, 2, 3, 6, 7)
    for today, running in ((7, 2), (8, 2), (9, 0), (3, 4), (5, 0), (6, 1)):
        found = streak(days, start + timedelta(days=today))
        assert found.running == running
    assert streak(days, start + timedelta(days=9)).longest == 4
    assert streak(days, start + timedelta(days=31)).recent == 4
    assert streak((), start) == streak(studied(40), start)


def test_shades_part_the_days_into_groups_as_large() -> None:
    assert shades([]) == []
    assert shades([0, 0]) == [0, 0]
    assert shades([0, 5, 5, 5]) == [0, 4, 4, 4]
    assert shades([0, 1, 2, 3, 4, 100, 3, 7, 9]) == [0, 1, 1, 2, 3, 4, 2, 3, 4]


@pytest.mark.parametrize("days", [None, 30])
def test_true_retention(messy, messy_raw, settings, last, days) -> None:
    since = None if days is None else last - timedelta(days=days - 1)
    tests = [each for each in messy_raw if each.is_test and (since is None or each.day >= since)]
    found = true_retention(messy, settings.parameters, since)
    ends = [*(low - 1 for low in BANDS[1:]), 10**6]
    for retention, low, high in [
        (found.overall, 1, 10**6),
        (found.young, 1, 20),
        (found.mature, 21, 10**6),
        *zip(found.bands, BANDS, ends, strict=True),
    ]:
        inside = [each for each in tests if low <= each.elapsed <= high]
        recalled = sum(each.recalled for each in inside)
        assert retention.recalled == Share(recalled, len(inside))
        expected = [retrievability(each.memory, each.day, settings) for each in inside]
        if expected:
            assert retention.expected == pytest.approx(sum(expected) / len(expected))
    assert found.overall.recalled.whole == len(tests) > 100


def test_calibration(messy, messy_raw, settings) -> None:
    found = calibration(messy, predictions(messy, settings.parameters))
    pairs = [
        (retrievability(each.memory, each.day, settings), each.recalled)
        for each in messy_raw
        if each.is_predicted
    ]
    assert found.count == len(pairs)
    losses = [-math.log(p if y else 1 - p) for p, y in pairs]
    assert found.log_loss == pytest.approx(sum(losses) / len(losses))
    bins = defaultdict(list)
    for p, y in pairs:
        bins[int(p * 20)].append((p, y))
    assert len(found.bins) == len(bins)
    for found_bin, place in zip(found.bins, sorted(bins), strict=True):
        inside = bins[place]
        assert found_bin.count == len(inside)
        assert found_bin.low == pytest.approx(place / 20)
        assert found_bin.predicted == pytest.approx(sum(p for p, _ in inside) / len(inside))
        assert found_bin.observed == pytest.approx(sum(y for _, y in inside) / len(inside))


def test_rmse_in_the_bins_of_the_srs_benchmark(messy, messy_raw, settings) -> None:
    groups = defaultdict(list)
    seen: Counter[str] = Counter()
    lapses: Counter[str] = Counter()
    for each in messy_raw:
        item = each.event.item
        if each.memory.state is State.NEW:
            seen[item] = lapses[item] = 0
        seen[item] += 1
        if each.is_predicted:
            t, i, lapse = each.elapsed, seen[item], lapses[item]
            key = (
                round(2.48 * 3.62 ** math.floor(math.log(t) / math.log(3.62)), 2),
                round(1.99 * 1.89 ** math.floor(math.log(i) / math.log(1.89))),
                round(1.65 * 1.73 ** math.floor(math.log(lapse) / math.log(1.73))) if lapse else 0,
            )
            p = retrievability(each.memory, each.day, settings)
            groups[key].append((p, each.recalled))
        if not each.recalled and each.elapsed:
            lapses[item] += 1
    squares = [
        len(group)
        * (sum(p for p, _ in group) / len(group) - sum(y for _, y in group) / len(group)) ** 2
        for group in groups.values()
    ]
    expected = math.sqrt(sum(squares) / sum(map(len, groups.values())))
    found = calibration(messy, predictions(messy, settings.parameters))
    assert found.rmse_bins == pytest.approx(expected)


def test_predictions_are_those_of_the_schedule(messy, messy_raw, settings) -> None:
    expected = [
        retrievability(each.memory, each.day, settings) if each.memory.stability else 1.0
        for each in messy_raw
    ]
    assert predictions(messy, settings.parameters) == pytest.approx(expected)


def test_time_by_topic(messy, messy_raw, syllabus, last) -> None:
    since = last - timedelta(days=40)
    expected = defaultdict(lambda: [0, 0, 0.0])
    for each in messy_raw:
        if each.day >= since:
            subject = syllabus.subjects.get(each.event.item)
            row = expected[subject.topic if subject else ""]
            row[0] += 1
            row[1] += each.recalled
            row[2] += each.event.duration_ms / 1000
    found = time_by_topic(messy, syllabus, since)
    assert {each.topic for each in found} == set(expected)
    for each in found:
        assert [each.reviews, each.recalled] == expected[each.topic][:2]
        assert each.seconds == pytest.approx(expected[each.topic][2])


def test_speed(messy, messy_raw, last) -> None:
    found = {each.level: each for each in speed(messy, last, span=60)}
    assert set(found) == {1, 2}
    for level, each in found.items():
        solved = [
            raw
            for raw in messy_raw
            if raw.recalled and (raw.event.problem_key or "").startswith(f"p@1:{level}:")
        ]
        recent = [raw for raw in solved if 0 <= (last - raw.day).days < 60]
        before = [raw for raw in solved if 60 <= (last - raw.day).days < 120]
        assert (each.recent, each.before) == (len(recent), len(before))
        assert each.recent_median == pytest.approx(
            median(raw.event.duration_ms for raw in recent) / 1000
        )
        assert each.before_median == pytest.approx(
            median(raw.event.duration_ms for raw in before) / 1000
        )


def test_mistakes(messy_log, settings, syllabus, last) -> None:
    counting = [event for item in {e.item for e in messy_log}
                for event in effective(e for e in messy_log if e.item == item)]  # fmt: skip
    slips = [
        Slip(event.item, mistake, event.study_day)
        for event in counting
        for mistake in mistakes_of(event)
    ]
    answers = packed_reviews(messy_log, settings)
    found = {each.mistake: each for each in mistakes(slips, answers, syllabus, last, span=60)}
    assert set(found) == {"sign", "gate"}
    for slug, each in found.items():
        made = [event for event in counting if slug in mistakes_of(event)]
        assert each.count == len(made)
        assert each.last_day == max(event.study_day for event in made)
        assert each.items == tuple(sorted({event.item for event in made}))
        ages = [(last - event.study_day).days for event in made]
        assert each.recent == sum(age < 60 for age in ages)
        assert each.before == sum(60 <= age < 120 for age in ages)
        could = set(syllabus.subjects) if slug == "gate" else {e.item for e in counting}
        marked = [
            (last - event.study_day).days
            for event in counting
            if event.verdict and event.item in could
        ]
        assert each.recent_answers == sum(age < 60 for age in marked) > 0
        assert each.before_answers == sum(60 <= age < 120 for age in marked) > 0


def test_a_declared_mistake_can_show_only_where_it_is_declared(messy_log, settings, last) -> None:
    answers = packed_reviews(messy_log, settings)
    one, other = answers.items[3], answers.items[4]
    syllabus = syllabus_of(
        [
            Subject(one, "t", "problem", "", 0, None, frozenset({"rare"})),
            Subject(other, "t", "problem", "", 1),
        ]
    )
    [narrow] = mistakes([Slip(one, "rare", last)], answers, syllabus, last, span=400)
    [wide] = mistakes([Slip(other, "rare", last)], answers, syllabus, last, span=400)
    counting = effective(event for event in messy_log if event.item == one)
    assert narrow.recent_answers == sum(event.verdict is not None for event in counting)
    assert wide.recent_answers == int(np.count_nonzero(answers.marked))


def test_what_falls_due(messy_log, settings, last) -> None:
    known = records(messy_log, settings)
    due = [
        max(((record.memory.due_day or last) - last).days, 0)
        for record in known.values()
        if record.memory.state is not State.NEW
    ]
    found = due_by_day(memories_of(known), last, 50)
    assert found == [due.count(ahead) for ahead in range(50)]
    assert sum(found) > 100


def test_nothing_comes_of_nothing(settings) -> None:
    empty = read_traces([])
    today = date(2026, 5, 4)
    assert days_studied(empty) == ()
    assert true_retention(empty, settings.parameters).overall.recalled == Share(0, 0)
    assert calibration(empty, predictions(empty, settings.parameters)).log_loss is None
    assert time_by_topic(empty, syllabus_of([])) == ()
    assert speed(empty, today) == ()
    assert mistakes([], empty, syllabus_of([]), today) == ()
    assert len(memories_of({})) == 0
    assert due_by_day(memories_of({}), today, 3) == [0, 0, 0]


@pytest.mark.parametrize("target", [0.9, 0.95])
def test_mastery(messy_log, settings, syllabus, last, target) -> None:
    known = records(messy_log, settings)
    exams = {"topic 2": last + timedelta(days=20)}
    found = mastery(
        syllabus,
        memories_of(known),
        settings.parameters,
        target=target,
        today=last,
        exams=exams,
    )
    assert [each.topic for each in found] == list(syllabus.topics)
    for each in found:
        subjects = [s for s in syllabus.subjects.values() if s.topic == each.topic]
        memories = [known[s.id].memory for s in subjects if s.id in known]
        seen = [memory for memory in memories if memory.state is not State.NEW]
        assert (each.items, each.seen) == (len(subjects), len(seen))

        def above(day: date, seen=seen) -> int:
            return sum(
                memory.state is State.REVIEW
                and (retrievability(memory, day, settings) or 0) >= target - 1e-9
                for memory in seen
            )

        assert each.now == above(last)
        exam = exams.get(each.topic)
        assert each.then == (None if exam is None else above(exam))
        now = [retrievability(memory, last, settings) or 0 for memory in seen]
        assert each.expected == pytest.approx(sum(now))
    assert sum(each.now for each in found) > 100


def topic(name: str, share: int, seen: int = 10) -> TopicMastery:
    return TopicMastery(name, 10, seen, share, None, None, float(share))


def test_behind_a_weak_topic_stand_the_weak_ones_that_it_requires() -> None:
    requires = {"c": ("b",), "b": ("a", "x"), "a": ("c",), "d": ("e",)}
    syllabus = replace(
        syllabus_of([Subject(name, name, "card", "", 0) for name in "abcdex"]), requires=requires
    )
    assert syllabus.all_required("c") == ("a", "b", "x")
    topics = [
        topic("a", 2),
        topic("b", 9),
        topic("c", 3),
        topic("d", 1),
        topic("e", 8),
        topic("x", 0, 0),
    ]
    weak = weak_topics(syllabus, topics)
    assert [each.topic.topic for each in weak] == ["d", "a", "c"]
    assert [[before.topic for before in each.behind] for each in weak] == [
        [], ["x", "c"], ["x", "a"],
    ]  # fmt: skip
