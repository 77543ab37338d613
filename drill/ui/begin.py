"""A session as the learner asked for it: what, whether due or not, how much of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.schedule.record import ItemRecord
    from drill.session.choice import Choice
    from drill.session.desk import Desk
    from drill.session.study import Study

ANY_MISTAKE = "*"
"""Stands for every mistake of the week."""


@dataclass(frozen=True)
class Wish:
    """What to study, and how.

    ``topics``, ``tags`` and ``notes`` are those of :class:`drill.session.choice.Wanted`; ``kind``
    is ``card``, ``problem``, ``derivation`` or "" for all; ``items`` are ids. ``mistake`` is the
    slug of one, for the items in which it was ever made, or ``ANY_MISTAKE`` for all made this week.
    ``leeches`` and ``flagged`` ask only for those. Items, mistakes, leeches and flagged ones come
    whether due or not; ``ahead`` brings what is due within so many days, ``more`` so many items
    beyond the limits of the day; ``cram`` brings everything and leaves the schedule as it is. The
    session ends after ``limit`` reviews or ``minutes``. ``derivations`` is how much of one is
    asked: ``all`` steps, ``one``, or to ``choose`` formulas.
    """

    topics: tuple[str, ...] = ()
    kind: str = ""
    limit: int | None = None
    derivations: str = "all"
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    mistake: str = ""
    leeches: bool = False
    flagged: bool = False
    ahead: int = 0
    cram: bool = False
    minutes: float | None = None
    more: int = 0

    @property
    def anyway(self) -> bool:
        """Whether what is wished for comes whether due or not."""
        return bool(self.items or self.mistake or self.leeches or self.flagged)


@dataclass(frozen=True)
class ExamWish:
    """An exam by its name, and the seed and minutes that stand in for chance and blueprint."""

    name: str
    seed: int | None = None
    minutes: int | None = None


EVERYTHING = Wish()
DERIVATIONS = {
    "all": "every step of a derivation",
    "one": "one step of a derivation, the others given",
    "choose": "each step of a derivation by choosing its formula",
}
"""What the kinds of help ask."""


def begin(desk: Desk, wish: Wish) -> Study:
    """The session of now.

    Raises:
        ChoiceError: when there is nothing that is called so.
        StoreError: when the store can't be read.
    """
    from drill.session.study import Terms
    from drill.session.turn import Help

    terms = Terms(
        choose=_choice(desk, wish),
        ahead=wish.ahead,
        more=wish.more,
        anyway=wish.anyway,
        cram=wish.cram,
        limit=wish.limit,
        minutes=wish.minutes,
        given=Help(wish.derivations),
    )
    return desk.begin(terms)


def _choice(desk: Desk, wish: Wish) -> Choice:
    from drill.session.choice import Wanted, among, choosing
    from drill.session.library import ItemKind

    kind = ItemKind(wish.kind) if wish.kind else None
    choose = choosing(desk.library, Wanted(wish.topics, wish.tags, wish.notes, kind, wish.items))
    if wish.mistake:
        slug = "" if wish.mistake == ANY_MISTAKE else wish.mistake
        choose = among(choose, desk.mistaken(slug))
    if wish.leeches or wish.flagged:
        choose = among(choose, _marked(wish, desk.records()))
    return choose


def _marked(wish: Wish, records: Mapping[str, ItemRecord]) -> frozenset[str]:
    """The leeches, the flagged items, or what is both."""
    return frozenset(
        item
        for item, record in records.items()
        if (record.memory.leech or not wish.leeches) and (record.flag or not wish.flagged)
    )
