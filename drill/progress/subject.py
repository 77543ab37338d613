"""What progress must know of the syllabus: the items, their topics, and what comes before what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Subject(NamedTuple):
    """One item to study.

    ``order`` is its place in the syllabus. ``mistakes`` are the slugs of the mistakes that its
    problem declares.
    """

    id: str
    topic: str
    kind: str
    title: str
    order: int
    sibling: str | None = None
    mistakes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Syllabus:
    """The items by id in their order, the topics in theirs, and the topics that each requires."""

    subjects: Mapping[str, Subject]
    topics: tuple[str, ...]
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all_required(self, topic: str) -> tuple[str, ...]:
        """What ``topic`` requires, and what that requires, in the order of the syllabus."""
        found: set[str] = set()
        open_topics = [topic]
        while open_topics:
            for before in self.requires.get(open_topics.pop(), ()):
                if before not in found and before != topic:
                    found.add(before)
                    open_topics.append(before)
        return tuple(each for each in self.topics if each in found)

    def by_topic(self) -> dict[str, list[Subject]]:
        """The items of each topic."""
        grouped: dict[str, list[Subject]] = {topic: [] for topic in self.topics}
        for subject in self.subjects.values():
            grouped.setdefault(subject.topic, []).append(subject)
        return grouped


def syllabus_of(
    subjects: Iterable[Subject], requires: Mapping[str, tuple[str, ...]] | None = None
) -> Syllabus:
    """The syllabus of ``subjects``, topics in the order in which they come."""
    by_id = {subject.id: subject for subject in subjects}
    topics = tuple(dict.fromkeys(subject.topic for subject in by_id.values()))
    return Syllabus(by_id, topics, requires or {})
