"""The keys of a dialog that offers a few things to choose from."""

from __future__ import annotations

from textual.binding import Binding

OFFERED = [
    Binding("enter,space", "select", "Take", id="offer.take", tooltip="Take what is selected."),
    Binding("down,j", "cursor_down", "Down", id="offer.down", show=False,
            tooltip="Select the next line."),
    Binding("up,k", "cursor_up", "Up", id="offer.up", show=False,
            tooltip="Select the line before."),
]  # fmt: skip

CANCEL = [
    Binding(
        "escape,q", "cancel", "Cancel", id="offer.cancel", tooltip="Close this; change nothing."
    ),
]
