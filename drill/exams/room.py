"""The examination room: a learner's desk, the exams of the notes, and the sittings on the disk.

It is the only place that joins the pure exam with files and clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from drill.exams.blueprint import Blueprint
from drill.exams.catalogue import Catalogue, read_catalogue
from drill.exams.marking import Marked, mark
from drill.exams.paper import SEEDS, Entry, Paper, PaperError, draw_paper, paper_again
from drill.exams.read import read_blueprint
from drill.exams.result import Earlier, as_json, earlier
from drill.exams.reviews import reviews
from drill.exams.sitting import Happening, Sitting, Start, What, after, broken_off, fold
from drill.schedule.event import Json
from drill.session.desk import Desk
from drill.store.sittings import (
    SittingEvent,
    SittingRow,
    append_to_sitting,
    begin_sitting,
    events_of_sitting,
    sittings,
)


@dataclass(frozen=True)
class Attempt:
    """A paper and the sitting of it."""

    paper: Paper
    sitting: Sitting

    @property
    def blueprint(self) -> Blueprint:
        """The exam."""
        return self.paper.blueprint


@dataclass(frozen=True)
class Room:
    """Every method that writes raises :class:`~drill.store.refusal.StoreError`."""

    desk: Desk
    catalogue: Catalogue

    def begin(
        self, blueprint: Blueprint, seed: int | None = None, minutes: int | None = None
    ) -> Attempt:
        """Draw a paper and start its clock; without a seed, one by chance.

        Raises:
            PaperError: when no paper can be drawn.
        """
        uuid = self.desk.new_uuid()
        seed = UUID(uuid).int % SEEDS if seed is None else seed
        paper = draw_paper(blueprint, self.desk.library, seed)
        start = Start(
            uuid=uuid,
            exam=blueprint.name,
            blueprint=blueprint.text,
            note=blueprint.note,
            line=blueprint.line,
            seed=seed,
            entries=paper.entries,
            minutes=minutes or blueprint.minutes,
            pause=blueprint.pause,
            at=self.desk.clock(),
        )
        begin_sitting(self.desk.store, _row(start, self.desk.store.device))
        return Attempt(paper, Sitting(start))

    def put(self, attempt: Attempt, *happenings: Happening) -> Attempt:
        """Write what happened; the attempt once it is on the disk."""
        return replace(attempt, sitting=self._written(attempt.sitting, happenings))

    def hand_in(self, attempt: Attempt) -> Attempt:
        """Submit the paper, now."""
        return self.put(attempt, Happening(What.SUBMIT, self.desk.clock()))

    def conclude(self, attempt: Attempt) -> Marked:
        """Mark the paper, and write down what it came to."""
        marked = mark(attempt.paper, attempt.sitting)
        happening = Happening(What.RESULT, self.desk.clock(), text=as_json(marked))
        if attempt.sitting.result != happening.text:
            return replace(marked, sitting=self._written(attempt.sitting, [happening]))
        return marked

    def feed(self, marked: Marked) -> int:
        """Enter the answers as reviews; how many were new to the log."""
        now, hour = self.desk.clock(), self.desk.settings.rollover_hour
        return self.desk.log.extend(reviews(marked, self.desk.store.device, now, hour))

    def unfinished(self, exam: str | None = None) -> tuple[Sitting, ...]:
        """The sittings that were not marked yet, the newest first."""
        return tuple(one for one in self._sittings(exam) if not one.result)[::-1]

    def results(self, exam: str) -> tuple[Earlier, ...]:
        """What the marked sittings of an exam came to, oldest first."""
        return tuple(
            earlier(one.start.uuid, one.start.at, one.start.seed, one.result)
            for one in self._sittings(exam)
            if one.result
        )

    def resume(self, sitting: Sitting) -> Attempt:
        """Take up a sitting where it was left.

        Raises:
            PaperError: when its paper can't be made again from the notes as they are now.
        """
        start = sitting.start
        blueprint = read_blueprint(start.blueprint, start.note, start.line)
        paper = paper_again(
            blueprint, self.desk.library, start.seed, map(Entry._make, start.entries)
        )
        left = broken_off(sitting)
        return self.put(Attempt(paper, sitting), *([left] if left else []))

    def _sittings(self, exam: str | None) -> list[Sitting]:
        store = self.desk.store
        return [
            fold(_start(row), map(_happening, events_of_sitting(store, row.uuid)))
            for row in sittings(store, exam)
        ]

    def _written(self, sitting: Sitting, happenings: Iterable[Happening]) -> Sitting:
        happenings = list(happenings)
        events = [
            SittingEvent(one.what.value, one.at, one.question, one.part, one.text)
            for one in happenings
        ]
        append_to_sitting(self.desk.store, sitting.start.uuid, *events)
        for happening in happenings:
            sitting = after(sitting, happening)
        return sitting


def open_room(desk: Desk) -> Room:
    """The room of a learner's desk."""
    return Room(desk, read_catalogue(desk.library))


# -- rows and values -------------------------------------------------------------------------------


def _row(start: Start, device: str) -> SittingRow:
    entries: list[Json] = [[section, item, key] for section, item, key in start.entries]
    facts: dict[str, Json] = {
        "blueprint": start.blueprint,
        "note": start.note,
        "line": start.line,
        "paper": entries,
        "pause": start.pause,
    }
    fingerprint = hashlib.sha256(start.blueprint.encode()).hexdigest()[:16]
    return SittingRow(
        start.uuid, device, start.exam, start.at, start.minutes, start.seed, fingerprint, facts
    )


def _start(row: SittingRow) -> Start:
    facts: dict[str, object] = dict(row.facts)
    paper = facts["paper"]
    if not isinstance(paper, list):
        raise PaperError(f"the sitting {row.uuid} has no paper")
    return Start(
        uuid=row.uuid,
        exam=row.exam,
        blueprint=str(facts["blueprint"]),
        note=str(facts["note"]),
        line=int(str(facts["line"])),
        seed=row.seed,
        entries=tuple((int(section), str(item), str(key)) for section, item, key in paper),
        minutes=row.minutes,
        pause=facts["pause"] is True,
        at=row.at,
    )


def _happening(event: SittingEvent) -> Happening:
    return Happening(What(event.kind), event.at, event.question, event.part, event.text)
