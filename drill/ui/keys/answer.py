"""The keys while an answer is typed."""

from __future__ import annotations

from textual.binding import Binding

LINE = [
    Binding("tab", "complete(1)", "Complete", id="answer.complete", show=False,
            tooltip="Complete the symbol or function before the caret; again for the next."),
    Binding("shift+tab", "complete(-1)", "Complete back", id="answer.complete_back", show=False,
            tooltip="Go back to the completion before."),
    Binding("up", "recall(-1)", "Earlier answer", id="answer.earlier", show=False,
            tooltip="Bring back an earlier answer."),
    Binding("down", "recall(1)", "Later answer", id="answer.later", show=False,
            tooltip="Go on to a later answer."),
]  # fmt: skip

ANSWER = [
    Binding("ctrl+r,f7", "other_form", "Grid or line", id="answer.form", show=False,
            tooltip="Type a vector or a matrix into a grid, or on a line."),
    Binding("ctrl+f", "command", "Letters", id="answer.command", priority=True,
            tooltip="Then a letter: it does what it does while no answer is typed."),
]  # fmt: skip

COMMAND = [
    Binding("escape,ctrl+f", "go_on", "Go on typing", id="answer.go_on",
            tooltip="Go on typing, without a command."),
]  # fmt: skip
