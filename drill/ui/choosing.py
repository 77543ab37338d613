"""What can be chosen before a session: each row with its values, and the wish that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drill.ui.begin import ANY_MISTAKE, DERIVATIONS, EVERYTHING, Wish

KINDS = {"": "all", "card": "cards", "problem": "problems", "derivation": "derivations"}
LIMITS = (None, 5, 10, 20, 50, 100)
MINUTES = (None, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0)
_MORE = (10, 20, 50)
_AHEAD = {1: "due by tomorrow", 3: "due within 3 days", 7: "due within 7 days",
          30: "due within 30 days"}  # fmt: skip


@dataclass(frozen=True)
class Value:
    """One value of a row: what it is called, and what it makes of a wish."""

    name: str
    change: dict[str, Any]

    def is_in(self, wish: Wish) -> bool:
        """Whether ``wish`` has this value."""
        return all(getattr(wish, field) == value for field, value in self.change.items())


@dataclass(frozen=True)
class Row:
    """One thing to choose among a few values."""

    title: str
    values: tuple[Value, ...]

    def shown(self, wish: Wish) -> str:
        """The value that ``wish`` has; one that is not offered by its own name."""
        found = next((value.name for value in self.values if value.is_in(wish)), None)
        return found if found is not None else self._own(wish)

    def turned(self, wish: Wish, steps: int) -> Wish:
        """``wish`` with the value that is ``steps`` further, in a circle."""
        places = [place for place, value in enumerate(self.values) if value.is_in(wish)]
        place = ((places[0] if places else 0) + steps) % len(self.values)
        return replace(wish, **self.values[place].change)

    def _own(self, wish: Wish) -> str:
        fields = self.values[0].change
        return ", ".join(str(value) for field in fields if (value := getattr(wish, field)))


@dataclass(frozen=True)
class ListRow:
    """One thing of which several may be chosen: topics, tags or notes, the field of a wish."""

    title: str
    field: str
    names: tuple[str, ...]

    def shown(self, wish: Wish) -> str:
        """What was chosen."""
        return ", ".join(self.chosen(wish)) or "all"

    def chosen(self, wish: Wish) -> tuple[str, ...]:
        """The names that ``wish`` has."""
        names: tuple[str, ...] = getattr(wish, self.field)
        return names

    def taken(self, wish: Wish, names: Sequence[str]) -> Wish:
        """``wish`` with other names."""
        change: dict[str, Any] = {self.field: tuple(names)}
        return replace(wish, **change)


def rows(
    topics: Sequence[str], tags: Sequence[str], notes: Sequence[str]
) -> tuple[Row | ListRow, ...]:
    """Every row, for what the notes hold."""
    which = {"mistake": "", "leeches": False, "flagged": False, "items": ()}
    when = {"ahead": 0, "cram": False, "more": 0}
    return (
        ListRow("Topics", "topics", tuple(topics)),
        ListRow("Tags", "tags", tuple(tags)),
        ListRow("Notes", "notes", tuple(notes)),
        Row("Kind", tuple(Value(name, {"kind": kind}) for kind, name in KINDS.items())),
        Row("Which", (
            Value("all", which),
            Value("mistakes this week", {**which, "mistake": ANY_MISTAKE}),
            Value("leeches", {**which, "leeches": True}),
            Value("flagged", {**which, "flagged": True}),
        )),
        Row("When", (
            Value("what is due", when),
            *(Value(f"due, and {more} more", {**when, "more": more}) for more in _MORE),
            *(Value(name, {**when, "ahead": days}) for days, name in _AHEAD.items()),
            Value("cram, not scheduled", {**when, "cram": True}),
        )),
        Row("Reviews", tuple(_upto(LIMITS, "limit", str))),
        Row("Minutes", tuple(_upto(MINUTES, "minutes", "{:g}".format))),
        Row("Derivations", tuple(
            Value(text.removesuffix(" of a derivation"), {"derivations": kind})
            for kind, text in DERIVATIONS.items()
        )),
    )  # fmt: skip


def cleared(wish: Wish) -> Wish:
    """Everything that is due, derivations asked as before."""
    return replace(EVERYTHING, derivations=wish.derivations)


def _upto(values: Sequence[Any], field: str, name: Callable[[Any], str]) -> list[Value]:
    return [
        Value("no limit" if value is None else f"at most {name(value)}", {field: value})
        for value in values
    ]
