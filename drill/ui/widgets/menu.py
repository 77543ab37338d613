"""Where the first screen leads to, each place behind its key."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from drill.ui.keys.home import PLACES
from drill.ui.keys.names import key_name

_GAP = 2


class Menu(Widget):
    """The name of the program and the places, in as many rows as they take; a click goes there.

    The name is left out where all would not fit into one row with it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(id="menu")
        self._title = Content.styled(name, "bold $text-primary")
        self._rows: tuple[int, list[Content]] = (0, [])
        """The rows, with the width that they were written for."""

    def on_mount(self) -> None:
        """Follow the keys, which may have been given to others."""
        self.screen.bindings_updated_signal.subscribe(self, self.write)

    def write(self, _screen: Screen[object] | None = None) -> None:
        """Write the places with the keys that they have now."""
        self._rows = (0, [])
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the places take."""
        return len(self._written(width))

    def render(self) -> Content:
        """The rows."""
        return Content("\n").join(self._written(self.content_size.width))

    def _written(self, width: int) -> list[Content]:
        if self._rows[0] != width:
            self._rows = width, _rows(self._title, self._places(), width)
        return self._rows[1]

    def _places(self) -> list[Content]:
        active = self.screen.active_bindings.values()
        bindings = {each.binding.id: each.binding for each in reversed(list(active))}
        return [
            Content.assemble(
                (f"{key_name(binding.key)} ", "bold $accent"),
                (binding.description, Style.from_meta({"@click": _of_screen(binding.action)})),
            )
            for binding in (bindings.get(place) for place in PLACES)
            if binding is not None
        ]


def _of_screen(action: str) -> str:
    return action if "." in action else f"screen.{action}"


def _rows(title: Content, places: list[Content], width: int) -> list[Content]:
    """One row with the title, or rows of places as they fit."""
    whole = _joined([title, *places])
    if whole.cell_length <= width:
        return [whole]
    rows: list[list[Content]] = [[]]
    for place in places:
        if rows[-1] and _joined([*rows[-1], place]).cell_length > width:
            rows.append([])
        rows[-1].append(place)
    return [_joined(row) for row in rows]


def _joined(parts: list[Content]) -> Content:
    return Content(" " * _GAP).join(parts)
