"""The keys of the playground, of its calculator, and of what is chosen and typed for it."""

from __future__ import annotations

from textual.binding import Binding

PLAYGROUND = [
    Binding("enter,space,right", "step(1)", "Next step", id="play.next",
            tooltip="Show the next step of the solution."),
    Binding("left,backspace", "step(-1)", "Back", id="play.back",
            tooltip="Hide the last step again."),
    Binding("a", "all", "All", id="play.all", tooltip="Show every step; again, hide them all."),
    Binding("t", "attempt", "Try", id="play.try",
            tooltip="Try the next step yourself before it is shown."),
    Binding("c", "calculate", "Calculate", id="play.calculate",
            tooltip="Calculate in the notation, with the givens and the steps shown so far."),
    Binding("n", "numbers", "Numbers", id="play.numbers",
            tooltip="Type in your own numbers."),
    Binding("r", "redraw", "Other numbers", id="play.redraw", show=False,
            tooltip="Draw other numbers, from the next seed."),
    Binding("s", "seed", "Seed", id="play.seed", show=False,
            tooltip="Type the seed that numbers are drawn from."),
    Binding("greater_than_sign,ctrl+up", "level(1)", "Harder", id="play.harder", show=False,
            tooltip="Draw the problem at the next level."),
    Binding("less_than_sign,ctrl+down", "level(-1)", "Easier", id="play.easier", show=False,
            tooltip="Draw the problem at the level before."),
    Binding("p", "pick", "Pick", id="play.pick", tooltip="Pick another problem."),
    Binding("escape", "to_steps", "To the steps", id="play.steps",
            tooltip="From the line that is typed into back to the steps."),
    Binding("q,ctrl+o,f10", "leave", "Leave", id="play.leave", show=False,
            tooltip="Back to the first screen."),
]  # fmt: skip

CALCULATOR = [
    Binding("ctrl+l", "clear", "Clear", id="calculator.clear", show=False,
            tooltip="Forget what was calculated."),
]  # fmt: skip

PICK = [
    Binding("enter", "take", "Take", id="pick.take", tooltip="Take the selected problem.",
            priority=True),
    Binding("down", "select(1)", "Down", id="pick.down", show=False, priority=True,
            tooltip="Select the next problem."),
    Binding("up", "select(-1)", "Up", id="pick.up", show=False, priority=True,
            tooltip="Select the problem before."),
    Binding("pagedown", "select_page(1)", "Page down", id="pick.page_down", show=False,
            priority=True, tooltip="Go on by a page of the list."),
    Binding("pageup", "select_page(-1)", "Page up", id="pick.page_up", show=False,
            priority=True, tooltip="Go back by a page of the list."),
    Binding("escape,ctrl+o,f10", "cancel", "Cancel", id="pick.cancel",
            tooltip="Pick nothing."),
]  # fmt: skip

FIELDS = [
    Binding("enter", "take", "Take", id="fields.take", tooltip="Take what is typed.",
            priority=True),
    Binding("down", "app.focus_next", "Next field", id="fields.next", show=False, priority=True,
            tooltip="Go to the next field."),
    Binding("up", "app.focus_previous", "Field before", id="fields.before", show=False,
            priority=True, tooltip="Go to the field before."),
    Binding("escape,ctrl+o,f10", "cancel", "Cancel", id="fields.cancel",
            tooltip="Close this; change nothing."),
]  # fmt: skip
