"""The commands of the line-by-line front end."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from drill.ui.words.flags import FLAGS


class Command(StrEnum):
    """What a learner can ask for besides answering and rating."""

    HINT = "hint"
    SOLUTION = "solution"
    WHY = "why"
    SKIP = "skip"
    BURY = "bury"
    SUSPEND = "suspend"
    FLAG = "flag"
    RESET = "reset"
    UNDO = "undo"
    REDO = "redo"
    ANOTHER = "another"
    STEPS = "steps"
    LEVEL = "level"
    INFO = "info"
    NOTE = "note"
    TEX = "tex"
    EDIT = "edit"
    PAUSE = "pause"
    QUESTION = "question"
    HELP = "help"
    QUIT = "quit"


class Said(NamedTuple):
    """A command with the word that follows it, "" for none."""

    command: Command
    argument: str = ""


class UnknownCommandError(ValueError):
    """There is no such command; the message names those there are."""


MEANINGS = {
    Command.HINT: "the next hint",
    Command.SOLUTION: "give up and show the solution; also: give up",
    Command.WHY: "the worked solution of what was answered last",
    Command.SKIP: "ask this later in the session; from an exercise, back",
    Command.BURY: "leave this out until tomorrow",
    Command.SUSPEND: "leave this out until it is asked for again",
    Command.FLAG: "flag 1 to flag 4, or red, orange, green, blue; flag 0 for none",
    Command.RESET: "reset yes forgets all reviews of this",
    Command.UNDO: "take back the last thing done today",
    Command.REDO: "do again what was taken back",
    Command.ANOTHER: "another one like this, without a rating",
    Command.STEPS: "ask the steps to the answer one by one; counts as a hint",
    Command.LEVEL: "level 2 draws this problem at that level",
    Command.INFO: "how well this is known, and its past",
    Command.NOTE: "the part of the note that this stands in; it may give the answer away",
    Command.TEX: "what is asked as it stands in the note",
    Command.EDIT: "edit the note in your editor, and go on with the new text",
    Command.PAUSE: "stop the clock until Enter",
    Command.QUESTION: "the question once more",
    Command.HELP: "this list",
    Command.QUIT: "end; everything that was rated is saved",
}
_ALIASES = {"give up": Command.SOLUTION, "giveup": Command.SOLUTION, "exit": Command.QUIT,
            "?": Command.HELP, "source": Command.TEX}  # fmt: skip
_NAMES = {**{command.value: command for command in Command}, **_ALIASES}
_ARGUMENTS = {
    Command.FLAG: {**{str(number): str(number) for number in range(5)},
                   **{name: str(number) for number, name in FLAGS.items()}, "none": "0"},
    Command.LEVEL: {str(number): str(number) for number in range(1, 10)},
    Command.RESET: {"yes": "yes"},
}  # fmt: skip
"""What may follow a command, and what is meant by it."""


def command_in(line: str, *, bare: bool) -> Said | None:
    """The command that ``line`` gives: after a colon, or where ``bare`` words are, without one.

    Raises:
        UnknownCommandError: for a colon and a word that is none.
    """
    text = " ".join(line.split()).casefold()
    if text.startswith(":"):
        name = text.removeprefix(":").strip()
        said = _said(name)
        if said is None:
            known = ", ".join(f":{command}" for command in Command)
            raise UnknownCommandError(f"There is no command :{name}. There are {known}.")
        return said
    return _said(text) if bare else None


def _said(text: str) -> Said | None:
    if text in _NAMES:
        return Said(_NAMES[text])
    name, _, argument = text.rpartition(" ")
    command = _NAMES.get(name)
    allowed = _ARGUMENTS.get(command, {}) if command else {}
    return Said(command, allowed[argument]) if command and argument in allowed else None


def help_lines() -> list[str]:
    """The commands and how answers and ratings are given."""
    width = max(map(len, Command)) + 3
    return [f"{':' + command:<{width}}{MEANINGS[command]}" for command in Command]
