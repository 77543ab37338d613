from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.exams.room import Attempt, Room, open_room
from drill.exams.sitting import Happening, What
from drill.session.desk import Desk
from tests.conftest import Wall

VAULT = Path(__file__).with_name("vault")


@pytest.fixture
def open_hall(desk_of: Callable[..., Desk]) -> Callable[[], Room]:
    """Opens the room of the test's store."""
    return lambda: open_room(desk_of(VAULT))


@pytest.fixture
def room(open_hall: Callable[[], Room]) -> Room:
    return open_hall()


def write(
    room: Room, attempt: Attempt, clock: Wall, answers: dict[tuple[int, int], str]
) -> Attempt:
    """Answer parts one after another, a minute each."""
    for (number, part), text in answers.items():
        attempt = room.put(attempt, Happening(What.VISIT, clock(), number, part))
        clock.wait(minutes=1)
        attempt = room.put(attempt, Happening(What.ANSWER, clock(), number, part, text))
    return attempt
