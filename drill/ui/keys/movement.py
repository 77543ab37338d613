"""The keys that move: the same on every list, and on every screen that scrolls."""

from __future__ import annotations

from textual.binding import Binding

STEPS = [
    Binding("down,j", "cursor_down", "Down", id="list.down", show=False,
            tooltip="Select the next line."),
    Binding("up,k", "cursor_up", "Up", id="list.up", show=False,
            tooltip="Select the line before."),
    Binding("home,g", "first", "First", id="list.first", show=False,
            tooltip="Select the first line."),
    Binding("end,G", "last", "Last", id="list.last", show=False,
            tooltip="Select the last line."),
]  # fmt: skip

PAGES = [
    Binding("pagedown,ctrl+d", "page_down", "Page down", id="list.page_down", show=False,
            tooltip="Go on by a page of the list."),
    Binding("pageup,ctrl+u", "page_up", "Page up", id="list.page_up", show=False,
            tooltip="Go back by a page of the list."),
]  # fmt: skip

LIST = [*STEPS, *PAGES]

SCROLL = [
    Binding("down,j", "scroll(1)", "Scroll down", id="scroll.down", show=False,
            tooltip="Scroll down by a line."),
    Binding("up,k", "scroll(-1)", "Scroll up", id="scroll.up", show=False,
            tooltip="Scroll up by a line."),
    Binding("pagedown,ctrl+d", "scroll_page(1)", "Page down", id="scroll.page_down", show=False,
            tooltip="Scroll down by a page."),
    Binding("pageup,ctrl+u", "scroll_page(-1)", "Page up", id="scroll.page_up", show=False,
            tooltip="Scroll up by a page."),
    Binding("home,g", "scroll_to_top", "Top", id="scroll.top", show=False,
            tooltip="Go to the beginning."),
    Binding("end,G", "scroll_to_bottom", "Bottom", id="scroll.bottom", show=False,
            tooltip="Go to the end."),
]  # fmt: skip
