"""A session as the learner asked for it: all that is due, one topic, one kind, so many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.session.study import Study


@dataclass(frozen=True)
class Wish:
    """What to study. ``kind`` is ``card``, ``problem``, ``derivation`` or "" for all."""

    topic: str = ""
    kind: str = ""
    limit: int | None = None


EVERYTHING = Wish()


def begin(desk: Desk, wish: Wish) -> Study:
    """The session of now.

    Raises:
        NoSuchTopicError: when no topic is called so.
        StoreError: when the store can't be read.
    """
    from drill.session.choice import choosing
    from drill.session.library import ItemKind

    kind = ItemKind(wish.kind) if wish.kind else None
    return desk.begin(choosing(desk.library, wish.topic, kind), wish.limit)
