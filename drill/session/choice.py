"""Which items a learner wants to study: all, those of a topic, those of a kind."""

from __future__ import annotations

from drill.session.library import ItemKind, Library, StudyItem
from drill.session.study import Choice


class NoSuchTopicError(ValueError):
    """No topic has the text; the message names the topics there are."""


def choosing(topic: str | None = None, kind: ItemKind | None = None) -> Choice:
    """The choice of the items whose topic contains ``topic``, in any case, and that are ``kind``.

    None asks for all.
    """
    wanted = (topic or "").casefold()

    def admits(item: StudyItem) -> bool:
        return wanted in item.topic.casefold() and kind in (None, item.kind)

    return admits


def require_topic(library: Library, topic: str | None) -> None:
    """Raise :class:`NoSuchTopicError` unless some topic of ``library`` contains ``topic``."""
    if topic and not any(topic.casefold() in known.casefold() for known in library.topics):
        known = ", ".join(library.topics) or "none"
        raise NoSuchTopicError(f"no topic contains {topic!r}; the topics are: {known}")
