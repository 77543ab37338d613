"""The keys of the first screen and of its list of topics."""

from __future__ import annotations

from textual.binding import Binding

HOME = [
    Binding("c", "choose", "Choose", id="home.choose",
            tooltip="Choose topics, tags, notes, kinds, mistakes; ahead, cramming, how much."),
    Binding("f", "faults", "Faults", id="home.faults",
            tooltip="List the places in the notes that could not be read."),
    Binding("p", "progress", "Progress", id="home.progress", show=False,
            tooltip="See what is due, what is remembered, what goes wrong."),
    Binding("d", "derivations", "Derivations", id="home.derivations", show=False,
            tooltip="Ask every step of a derivation, one with the others given, or to choose."),
    Binding("y", "playground", "Playground", id="home.playground", show=False,
            tooltip="Step through a problem, on your own numbers too, with a calculator."),
    Binding("b", "browse", "Browse", id="home.browse", show=False,
            tooltip="Search every card, problem and derivation, and act on several at once."),
    Binding("n", "notes", "Notes", id="home.notes", show=False, tooltip="Read the notes."),
    Binding("comma", "app.settings", "Settings", id="home.settings", show=False,
            tooltip="Change the schedule, the look, the keys, the notes folders."),
    Binding("x", "app.exams", "Exams", id="home.exams", show=False,
            tooltip="Sit an exam, or look at earlier ones."),
    Binding("q", "app.quit", "Quit", id="home.quit", show=False, tooltip="Leave the program."),
]  # fmt: skip

PLACES = ("home.browse", "home.notes", "home.playground", "home.exams", "home.progress",
          "home.settings")  # fmt: skip
"""Where the first screen leads to: they stand in its first row, and not in the footer."""

TOPICS = [
    Binding("enter,space", "select", "Start", id="topics.start",
            tooltip="Study what is selected: everything, or one topic."),
]  # fmt: skip

FAULTS = [
    Binding("e,f8", "edit", "Edit the first", id="faults.edit",
            tooltip="Edit the note of the first place in your editor, at its line."),
]  # fmt: skip
