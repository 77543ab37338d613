from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from drill.exams.room import Attempt, Room, open_room
from drill.exams.sitting import Happening, What
from drill.session.desk import open_desk

VAULT = Path(__file__).with_name("vault")


class Wall:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Wall:
    return Wall()


@pytest.fixture
def open_hall(tmp_path: Path, clock: Wall) -> Iterator[Callable[[], Room]]:
    """Opens the room of the test's store; all are closed in the end."""
    opened, numbers = [], count(1)

    def open_() -> Room:
        desk = open_desk(
            tmp_path / "drill.db",
            [VAULT],
            clock=clock,
            new_uuid=lambda: str(UUID(int=next(numbers))),
        )
        opened.append(desk)
        return open_room(desk)

    yield open_
    for desk in opened:
        desk.close()


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
