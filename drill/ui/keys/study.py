"""The keys of the study screen."""

from __future__ import annotations

from textual.binding import Binding

STUDY = [
    Binding("enter,space", "turn_over", "Turn over", id="study.turn_over",
            tooltip="Show the other side of the card."),
    Binding("enter,space", "next_step", "Next step", id="study.next_step",
            tooltip="Go on to the next step of the derivation."),
    Binding("enter,space", "rate(0)", "Rate ▸", id="study.take",
            tooltip="Take the suggested rating."),
    Binding("enter,space", "finish", "Back", id="study.back",
            tooltip="Go back to the first screen."),
    Binding("1", "rate(1)", "Again", id="study.again", show=False,
            tooltip="Not recalled: ask again soon."),
    Binding("2", "rate(2)", "Hard", id="study.hard", show=False,
            tooltip="Recalled with trouble."),
    Binding("3", "rate(3)", "Good", id="study.good", show=False, tooltip="Recalled."),
    Binding("4", "rate(4)", "Easy", id="study.easy", show=False, tooltip="Recalled at once."),
    Binding("h,ctrl+t,f2", "hint", "Hint", id="study.hint",
            tooltip="Show the next hint; the suggested rating becomes Hard."),
    Binding("g,ctrl+g,f3", "give_up", "Give up", id="study.give_up",
            tooltip="Show the solution; the answer counts as missing."),
    Binding("u,ctrl+z,f6", "undo", "Undo", id="study.undo",
            tooltip="Take back the last review, or the last thing that was buried."),
    Binding("s,ctrl+n,f4", "skip", "Skip", id="study.skip",
            tooltip="Ask this later in the session."),
    Binding("b,ctrl+l,f5", "bury", "Bury", id="study.bury", show=False,
            tooltip="Leave this out until tomorrow."),
    Binding("up,k", "scroll(-1)", "Scroll up", id="study.up", show=False,
            tooltip="Scroll up by a line."),
    Binding("down,j", "scroll(1)", "Scroll down", id="study.down", show=False,
            tooltip="Scroll down by a line."),
    Binding("pageup", "scroll_page(-1)", "Page up", id="study.page_up", show=False,
            tooltip="Scroll up by a page."),
    Binding("pagedown", "scroll_page(1)", "Page down", id="study.page_down", show=False,
            tooltip="Scroll down by a page."),
    Binding("q", "leave", "Leave", id="study.leave", show=False,
            tooltip="Back to the first screen; what was rated is saved."),
    Binding("ctrl+o,f10", "leave", "Leave", id="study.leave_typing", show=False,
            tooltip="Back to the first screen, also while an answer is typed."),
]  # fmt: skip
