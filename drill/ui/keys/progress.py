"""The keys of the progress screen, of its list of mistakes, and of the fit."""

from __future__ import annotations

from textual.binding import Binding

PROGRESS = [
    Binding("right,l", "section(1)", "Next", id="progress.next",
            tooltip="Show the next section."),
    Binding("left,h", "section(-1)", "Before", id="progress.before",
            tooltip="Show the section before."),
    Binding("t", "tables", "Tables", id="progress.tables",
            tooltip="Show or hide the numbers behind the pictures."),
    Binding("o", "optimise", "Optimise", id="progress.optimise",
            tooltip="Fit the memory model to your reviews, and see what it changes."),
    Binding("e", "drill_leeches", "Leeches", id="progress.leeches",
            tooltip="Study what was forgotten again and again."),
    Binding("down,j", "scroll(1)", "Down", id="progress.down", show=False,
            tooltip="Scroll down by a line."),
    Binding("up,k", "scroll(-1)", "Up", id="progress.up", show=False,
            tooltip="Scroll up by a line."),
    Binding("pagedown,space", "scroll_page(1)", "Page down", id="progress.page_down", show=False,
            tooltip="Scroll down by a page."),
    Binding("pageup", "scroll_page(-1)", "Page up", id="progress.page_up", show=False,
            tooltip="Scroll up by a page."),
    Binding("q,escape", "leave", "Back", id="progress.leave",
            tooltip="Back to the first screen."),
]  # fmt: skip

MISTAKES = [
    Binding("enter", "select", "Drill it", id="mistakes.drill",
            tooltip="Study the items in which the selected mistake was made."),
    Binding("down,j", "cursor_down", "Down", id="mistakes.down", show=False,
            tooltip="Select the next mistake."),
    Binding("up,k", "cursor_up", "Up", id="mistakes.up", show=False,
            tooltip="Select the mistake before."),
]  # fmt: skip

FIT = [
    Binding("a", "take", "Take them", id="fit.take",
            tooltip="Put the fitted parameters into the settings."),
]  # fmt: skip
