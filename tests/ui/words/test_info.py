"""An item in words: when it comes again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from drill.schedule.memory import Memory
from drill.schedule.rating import State
from drill.schedule.record import ItemRecord
from drill.session.history import History
from drill.session.library import ItemKind, StudyItem
from drill.ui.words.info import info_lines
from drill.ui.words.line import Page

ITEM = StudyItem("^a", ItemKind.CARD, "Sets", "sets.md", 1, 1, None, (), (), "A set?")
DAY = date(2026, 5, 4)
ZONE = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("due", "now", "said"),
    [
        ((12, 5), (11, 57), "14:05, in 8 min"),
        ((12, 5), (10, 35), "14:05, in 1.5 h"),
        ((12, 5), (12, 4, 30), "14:05, in 30 s"),
        ((12, 5), (12, 25), "14:05, 20 min ago"),
        ((22, 5), (21, 55), "2026-05-05 00:05, in 10 min"),
    ],
)
def test_what_is_in_its_steps_comes_again_at_a_time(
    due: tuple[int, ...], now: tuple[int, ...], said: str
) -> None:
    memory = Memory(
        State.LEARNING, 0, 2.3, 5.0, due=datetime(2026, 5, 4, *due, tzinfo=UTC), last_day=DAY
    )
    moment = datetime(2026, 5, 4, *now, tzinfo=UTC)
    history = History(ITEM, ItemRecord(memory), DAY, moment, 1.0, (), ())
    texts = [line.text for line in info_lines(history, None, ZONE, Page(80))]
    assert f"Due         {said}" in texts
