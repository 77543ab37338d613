"""The keys that every screen has, and those that close a dialog."""

from __future__ import annotations

from textual.binding import Binding

EVERYWHERE = [
    Binding("question_mark,f1", "help", "Help", id="app.help", tooltip="Show every key."),
    Binding("ctrl+q", "quit", "Quit", id="app.quit", priority=True,
            tooltip="Leave the program; every rated review is saved."),
    Binding("f9", "toggle_theme", "Light or dark", id="app.theme", show=False,
            tooltip="Change between a light and a dark screen."),
]  # fmt: skip

STOP = [
    Binding("escape,q", "stop", "Stop", id="work.stop",
            tooltip="Stop the work; all stays as it was."),
]  # fmt: skip

CLOSE = [
    Binding("escape,q,enter,f1,question_mark", "close", "Close", id="dialog.close",
            tooltip="Close this."),
]  # fmt: skip
