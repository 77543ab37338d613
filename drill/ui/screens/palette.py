"""The palette of commands, and that of themes."""

from __future__ import annotations

from contextlib import suppress

from textual import on
from textual.command import CommandPalette
from textual.widgets import Input, OptionList


class Palette(CommandPalette):
    """Textual's, in which each key may come before what the one before it does is done."""

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def take_once(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        """Run a command once: a second Enter would close the screen below as well."""
        if not self.is_active:
            event.prevent_default().stop()

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):  # a page of lines that are not laid out yet
            super()._action_command_list(action)
