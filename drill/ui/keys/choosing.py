"""The keys of a dialog that offers a few things to choose from."""

from __future__ import annotations

from textual.binding import Binding

OFFERED = [
    Binding("enter,space", "select", "Select", id="offer.take", tooltip="Take what is selected."),
]  # fmt: skip

CANCEL = [
    Binding(
        "escape,q", "cancel", "Cancel", id="offer.cancel", tooltip="Close this; change nothing."
    ),
]

CHOICES = [
    Binding("right,l", "turn(1)", "Next value", id="choose.change", show=False,
            tooltip="The next value, or the list of topics, tags or notes."),
    Binding("left,h", "turn(-1)", "Value before", id="choose.change_back", show=False,
            tooltip="The value before."),
    Binding("s", "start", "Start", id="choose.start", tooltip="Study what was chosen."),
    Binding("x", "clear", "Clear", id="choose.clear", tooltip="Choose everything again."),
]  # fmt: skip

BOXES = [
    Binding("space,x", "select", "Choose", id="several.toggle",
            tooltip="Choose this, or no longer."),
]  # fmt: skip

SEVERAL = [
    Binding("enter", "done", "Done", id="several.done", tooltip="Take what was chosen."),
]
