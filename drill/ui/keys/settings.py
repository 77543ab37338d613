"""The keys of the settings screen."""

from __future__ import annotations

from textual.binding import Binding

SETTINGS = [
    Binding("enter,space", "select", "Change", id="settings.change",
            tooltip="Change the setting: switch it, or type another value."),
    Binding("r,delete", "screen.reset", "Default", id="settings.reset",
            tooltip="Set the default again."),
    Binding("slash", "screen.find", "Find", id="settings.find",
            tooltip="Show only the settings and keys that have some words."),
    Binding("escape", "screen.end_find", "All", id="settings.all",
            tooltip="Show all settings again."),
    Binding("q,ctrl+o,f10", "screen.leave", "Back", id="settings.leave",
            tooltip="Back to the first screen; every change is saved."),
]  # fmt: skip

FIELD = [
    Binding("enter", "take", "Set", id="field.set", tooltip="Set what is typed.", priority=True),
    Binding("escape", "leave", "Cancel", id="field.cancel",
            tooltip="Leave the setting as it is."),
]  # fmt: skip
