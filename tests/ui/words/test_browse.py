from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from drill.schedule.memory import NEW_MEMORY, Memory
from drill.schedule.rating import State
from drill.session.search import Standing
from drill.ui.words.browse import due_word

NOW, DAY = datetime(2026, 5, 4, 8, tzinfo=UTC), date(2026, 5, 4)


def in_step(due: datetime, last_day: date) -> Memory:
    return Memory(state=State.LEARNING, step=0, due=due, last_day=last_day)


@pytest.mark.parametrize(
    ("memory", "said"),
    [
        (NEW_MEMORY, "·"),
        (Memory(state=State.REVIEW, due_day=DAY), "today"),
        (Memory(state=State.REVIEW, due_day=DAY + timedelta(days=3)), "in 3 d"),
        (in_step(NOW + timedelta(minutes=10), DAY), "08:10"),
        (in_step(NOW - timedelta(days=12), DAY - timedelta(days=12)), "12 d ago"),
        (in_step(NOW + timedelta(hours=17), DAY), "today"),
    ],
)
def test_when_an_item_comes_again(memory: Memory, said: str) -> None:
    assert due_word(memory, Standing(NOW, DAY)) == said
