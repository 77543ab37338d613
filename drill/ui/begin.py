"""A session as the learner asked for it: all that is due, one topic, one kind, so many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.session.study import Study


@dataclass(frozen=True)
class Wish:
    """What to study.

    ``kind`` is ``card``, ``problem``, ``derivation`` or "" for all; ``derivations`` is how much of
    one is asked: ``all`` steps, ``one``, or to ``choose`` formulas.
    """

    topic: str = ""
    kind: str = ""
    limit: int | None = None
    derivations: str = "all"


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
        NoSuchTopicError: when no topic is called so.
        StoreError: when the store can't be read.
    """
    from drill.session.choice import choosing
    from drill.session.library import ItemKind
    from drill.session.turn import Help

    kind = ItemKind(wish.kind) if wish.kind else None
    choose = choosing(desk.library, wish.topic, kind)
    return desk.begin(choose, wish.limit, Help(wish.derivations))
