"""The palette of commands, and that of themes."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Textual's, in which a key may come between the finding of commands and their layout."""

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):  # a page of lines that are not laid out yet
            super()._action_command_list(action)
