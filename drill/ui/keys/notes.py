"""The keys of the list of notes, and of a note that is read."""

from __future__ import annotations

from textual.binding import Binding

NOTES = [
    Binding("enter,space", "select", "Read", id="notes.read", tooltip="Read the note."),
    Binding("q,escape,ctrl+o,f10", "screen.leave", "Back", id="notes.leave",
            tooltip="Back to the screen before."),
]  # fmt: skip

NOTE = [
    Binding("tab", "link(1)", "Link", id="note.next_link",
            tooltip="Go to the next link, problem or derivation."),
    Binding("shift+tab", "link(-1)", "Link before", id="note.link_before", show=False,
            tooltip="Go to the link, problem or derivation before."),
    Binding("enter", "follow", "Follow", id="note.follow",
            tooltip="Follow the link, or work the problem."),
    Binding("backspace", "back", "Back", id="note.back",
            tooltip="Back to where the last link was followed; in the first note, leave it."),
    Binding("slash", "find", "Find", id="note.find", tooltip="Find words in this note."),
    Binding("n", "next(1)", "Next", id="note.next", show=False,
            tooltip="Go to the next place that has the words."),
    Binding("N", "next(-1)", "Before", id="note.before", show=False,
            tooltip="Go to the place before that has the words."),
    Binding("o", "outline", "Outline", id="note.outline", tooltip="Go to a heading."),
    Binding("e,f8", "edit", "Edit", id="note.edit", show=False,
            tooltip="Edit the note in your editor, at the line in view."),
    Binding("s", "study", "Study", id="note.study", show=False,
            tooltip="Study what is due of this note."),
    Binding("space", "scroll_page(1)", "Page down", id="note.page_down", show=False,
            tooltip="Scroll down by a page."),
    Binding("b", "scroll_page(-1)", "Page up", id="note.page_up", show=False,
            tooltip="Scroll up by a page."),
    Binding("q,escape,ctrl+o,f10", "leave", "Leave", id="note.leave", show=False,
            tooltip="Close the note."),
]  # fmt: skip

FIND = [
    Binding("enter", "submit", "Find", id="find.go", tooltip="Go to what is found."),
    Binding("escape", "screen.end_find", "Cancel", id="find.cancel",
            tooltip="Stop looking for words."),
]  # fmt: skip
