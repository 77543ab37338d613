"""Which items a learner wants to study: all, those of a topic, those of a kind."""

from __future__ import annotations

from drill.session.library import ItemKind, Library, StudyItem
from drill.session.study import Choice


class NoSuchTopicError(ValueError):
    """No topic has the text; the message names the topics there are."""


def choosing(library: Library, topic: str = "", kind: ItemKind | None = None) -> Choice:
    """The choice of the items of ``topic`` that are of ``kind``; "" and None ask for all.

    ``topic`` is the title of one, or a part of some titles, in any case.

    Raises:
        NoSuchTopicError: when no title contains it.
    """
    topics = _topics(library, topic.casefold())
    if not topics and topic:
        known = ", ".join(library.topics) or "none"
        raise NoSuchTopicError(f"no topic contains {topic!r}; the topics are: {known}")

    def admits(item: StudyItem) -> bool:
        return item.topic in topics and kind in (None, item.kind)

    return admits


def _topics(library: Library, wanted: str) -> frozenset[str]:
    exact = frozenset(topic for topic in library.topics if topic.casefold() == wanted)
    return exact or frozenset(topic for topic in library.topics if wanted in topic.casefold())
