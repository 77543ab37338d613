"""The keys that end a pause."""

from __future__ import annotations

from textual.binding import Binding

PAUSE = [
    Binding("enter,space,p,escape,q", "close", "Go on", id="pause.end",
            tooltip="End the pause."),
]  # fmt: skip
