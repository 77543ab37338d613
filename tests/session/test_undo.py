"""Undo and redo without limit within the day: a long random sequence, taken back and done again."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.schedule.record import NEW_RECORD, ItemRecord
from drill.session.desk import Desk
from drill.session.opening import open_desk
from drill.session.study import Study, Terms
from drill.session.turn import proceed, reveal
from drill.store.doctor import doctor

VAULT = Path(__file__).parents[1] / "ui" / "vault"
STEPS = 60
EVERYTHING = Terms(anyway=True)


class Days:
    """Opens the same store again and again on one day, a minute later each time."""

    def __init__(self, path: Path) -> None:
        self.path, self.now, self.uuids = path, datetime(2026, 5, 4, 8, tzinfo=UTC), 0
        shutil.copytree(VAULT, path.parent / "vault")

    def clock(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now

    def uuid(self) -> str:
        self.uuids += 1
        return str(UUID(int=self.uuids))

    def open(self) -> Desk:
        vault = self.path.parent / "vault"
        return open_desk(self.path, (vault,), clock=self.clock, new_uuid=self.uuid)


def done_once(desk: Desk, chance: random.Random) -> None:
    """Rate, set aside or flag one item."""
    study = desk.begin(EVERYTHING)
    if study.turn is None or chance.random() < 0.3:
        item = chance.choice(sorted(desk.library.items))
        kind = chance.choice(
            [EventKind.SUSPEND, EventKind.UNSUSPEND, EventKind.BURY, EventKind.UNBURY,
             EventKind.FLAG, EventKind.RESET]
        )  # fmt: skip
        flag = chance.randrange(5)
        desk.act_on([item], kind, {"flag": flag} if kind is EventKind.FLAG else None)
    else:
        desk.rate(answered(study), chance.choice([*Rating]))


def edited(desk: Desk) -> None:
    """A card with other words in its note; the name that it has there stays."""
    file = desk.folders[0] / "basics.md"
    file.write_text(file.read_text("utf-8").replace("What is the", "What, again, is the"), "utf-8")
    desk.read_again()


def known(records: Mapping[str, ItemRecord]) -> dict[str, ItemRecord]:
    """The records without those that are as if nothing had ever happened."""
    return {item: record for item, record in records.items() if record != NEW_RECORD}


def answered(study: Study) -> Study:
    """The study with its turn complete."""
    turn = study.turn
    while turn is not None and not turn.complete:
        turn = reveal(turn) if not turn.answered else proceed(turn)
    return replace(study, turn=turn)


def perhaps_restarted(desk: Desk, days: Days, chance: random.Random) -> Desk:
    """Now and then the program is ended and started again, or a note is edited."""
    if chance.random() < 0.1:
        desk.close()
        return days.open()
    if chance.random() < 0.1:
        edited(desk)
    return desk


@pytest.mark.parametrize("seed", range(3))
def test_all_is_taken_back_and_done_again(tmp_path: Path, seed: int) -> None:
    days, chance = Days(tmp_path / "drill.db"), random.Random(seed)
    desk = days.open()
    past = [desk.records()]
    for _ in range(STEPS):
        done_once(desk, chance)
        past.append(desk.records())
    for state in reversed(past[:-1]):
        desk = perhaps_restarted(desk, days, chance)
        assert desk.undo(desk.begin()) is not None
        assert known(desk.records()) == known(state)
    assert desk.undo(desk.begin()) is None
    for state in past[1:]:
        desk = perhaps_restarted(desk, days, chance)
        assert desk.redo(desk.begin()) is not None
        assert known(desk.records()) == known(state)
    assert desk.redo(desk.begin()) is None
    assert doctor(desk.store, desk.settings).sound
    desk.close()
