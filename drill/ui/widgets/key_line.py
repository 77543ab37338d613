"""The last line of a screen: the keys that can be pressed now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from drill.maths.width import cell_width

_KEPT = ("help", "leave", "cancel", "close", "hand_in")
"""Actions whose keys stay in any width: what else can be done, the way back, the end of it."""
_FIRST_TO_GO = ("quit", "command")
"""Actions whose keys go before all others, the first of them first."""
_PADDING = 3
_END = 1
"""The blank behind the last key may be outside of the screen."""


class Shown(NamedTuple):
    """A key as it is shown."""

    key: str
    display: str
    description: str
    action: str
    enabled: bool
    tooltip: str


class KeyCell(FooterKey):
    """One key and what it does; it can come to stand for another one."""

    def __init__(self, shown: Shown) -> None:
        key, display, description, action, enabled, tooltip = shown
        super().__init__(key, display, description, action, not enabled, tooltip)
        self.set_reactive(FooterKey.compact, False)
        self.shown = shown

    def show(self, shown: Shown) -> None:
        """Stand for another key."""
        if shown == self.shown:
            return
        self.shown = shown
        self.key, self.key_display = shown.key, shown.display
        self.description, self.action = shown.description, shown.action
        self._disabled = not shown.enabled
        self.set_class(not shown.enabled, "-disabled")
        self.tooltip = shown.tooltip or None
        self.refresh(layout=True)


class KeyLine(Footer):
    """Textual's footer, which makes all its widgets anew at each change; this one keeps them.

    The keys change with every card and every answer, and a widget costs more to make than to draw.
    Of more keys than there is room for those are left out that matter least; none is cut.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._will_follow = False

    def compose(self) -> ComposeResult:
        """Nothing until it is known which keys there are."""
        yield from ()

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys that there are now, in one painting with all else that has changed."""
        here = self.is_attached and screen is self.screen
        if here and screen.app.app_focus and not self._will_follow:
            self._will_follow = True
            self.call_next(self.follow)

    async def on_resize(self, _event: Resize) -> None:
        """Show more keys, or fewer."""
        if self.query(KeyCell):
            await self.follow()

    async def follow(self) -> None:
        """Show the keys that there are now: the cells that are there take them, in their order."""
        self._will_follow = False
        if not self.is_attached:  # its screen has gone meanwhile
            return
        shown, cells = self._shown(), [*self.query(KeyCell)]
        for cell, key in zip(cells, shown, strict=False):
            cell.show(key)
        for place, cell in enumerate(cells):
            cell.display = place < len(shown)
        if len(shown) > len(cells):
            await self.mount_all(KeyCell(key) for key in shown[len(cells) :])

    def _shown(self) -> Sequence[Shown]:
        """Of each action that is shown the first key."""
        active = self.screen.active_bindings.values()
        found: dict[str, Shown] = {}
        for _, binding, enabled, tooltip in active:
            if binding.show and binding.action not in found:
                display = self.app.get_key_display(binding)
                found[binding.action] = Shown(
                    binding.key, display, binding.description, binding.action, enabled, tooltip
                )
        return fitting([*found.values()], self.app.size.width + _END)


def fitting(keys: Sequence[Shown], room: int) -> list[Shown]:
    """Those of ``keys`` that ``room`` columns hold whole, in their order."""
    chosen = set()
    for key in sorted(keys, key=_worth, reverse=True):
        room -= cell_width(key.display) + cell_width(key.description) + _PADDING
        if room < 0:
            break
        chosen.add(key)
    return [key for key in keys if key in chosen]


def _worth(key: Shown) -> int:
    name = key.action.rpartition(".")[2]
    if name in _FIRST_TO_GO:
        return _FIRST_TO_GO.index(name)
    return len(_FIRST_TO_GO) + (name in _KEPT)
