"""The keys of the list of all items, and of its search line."""

from __future__ import annotations

from textual.binding import Binding

BROWSE = [
    Binding("slash", "search", "Search", id="browse.search",
            tooltip="Write into the search line: words, filters such as is:due, tag:cnn or due:3."),
    Binding("space", "mark", "Mark", id="browse.mark",
            tooltip="Mark this, or take its mark away; on to the next one."),
    Binding("a", "mark_all", "All", id="browse.mark_all",
            tooltip="Mark all that is found, or take all marks away."),
    Binding("enter", "look", "Look", id="browse.look",
            tooltip="Show all of what this asks and answers."),
    Binding("s", "study", "Study", id="browse.study",
            tooltip="Study what is marked, or this, whether due or not."),
    Binding("n", "note", "Note", id="browse.note", tooltip="Read the note that this stands in."),
    Binding("i", "info", "Info", id="browse.info", show=False,
            tooltip="Show how well this is known, its forgetting curve and its past."),
    Binding("e,f8", "edit", "Edit", id="browse.edit", show=False,
            tooltip="Edit the note in your editor, at this line."),
    Binding("at,f12", "suspend", "Suspend", id="browse.suspend", show=False,
            tooltip="Leave what is marked, or this, out until it is asked for again."),
    Binding("at,f12", "unsuspend", "Unsuspend", id="browse.unsuspend", show=False,
            tooltip="Ask what is marked, or this, again: all of it is suspended."),
    Binding("b,minus,f5", "bury", "Bury", id="browse.bury", show=False,
            tooltip="Leave what is marked, or this, out until tomorrow."),
    Binding("b,minus,f5", "unbury", "Unbury", id="browse.unbury", show=False,
            tooltip="Ask what is marked, or this, today after all: all of it is buried."),
    Binding("f,f11", "flag", "Flag", id="browse.flag", show=False,
            tooltip="Put one of four flags on what is marked, or on this, or take it away."),
    Binding("R", "reset", "Reset", id="browse.reset", show=False,
            tooltip="Forget all reviews of what is marked, or of this, once you confirm it."),
    Binding("u,ctrl+z,f6", "undo", "Undo", id="browse.undo", show=False,
            tooltip="Take back the last thing done today, to all that it was done to."),
    Binding("r,ctrl+y", "redo", "Redo", id="browse.redo", show=False,
            tooltip="Do again what was taken back, to all that it was done to."),
    Binding("pageup", "preview_page(-1)", "Preview up", id="browse.preview_up", show=False,
            tooltip="Scroll the preview up."),
    Binding("pagedown", "preview_page(1)", "Preview down", id="browse.preview_down", show=False,
            tooltip="Scroll the preview down."),
    Binding("q,escape,ctrl+o,f10", "leave", "Back", id="browse.leave",
            tooltip="Back to the screen before."),
]  # fmt: skip

ITEMS = [
    Binding("right_square_bracket,ctrl+down,ctrl+d", "page_down", "Page", id="items.page_down",
            show=False, tooltip="Go on by a page of the list."),
    Binding("left_square_bracket,ctrl+up,ctrl+u", "page_up", "Page", id="items.page_up",
            show=False, tooltip="Go back by a page of the list."),
]  # fmt: skip

SEARCH = [
    Binding("enter,down,tab,escape", "screen.list", "List", id="search.list",
            tooltip="Go to the list of what is found."),
]  # fmt: skip
