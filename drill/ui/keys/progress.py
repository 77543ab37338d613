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
    Binding("space", "scroll_page(1)", "Page down", id="progress.page_down", show=False,
            tooltip="Scroll down by a page."),
    Binding("q,escape", "leave", "Back", id="progress.leave",
            tooltip="Back to the first screen."),
]  # fmt: skip

MISTAKES = [
    Binding("enter", "select", "Drill it", id="mistakes.drill",
            tooltip="Study the items in which the selected mistake was made."),
]  # fmt: skip

FIT = [
    Binding("a", "take", "Take them", id="fit.take",
            tooltip="Put the fitted parameters into the settings."),
]  # fmt: skip
