"""The commands of the line-by-line front end."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """What a learner can ask for besides answering and rating."""

    HINT = "hint"
    SOLUTION = "solution"
    SKIP = "skip"
    BURY = "bury"
    UNDO = "undo"
    QUESTION = "question"
    HELP = "help"
    QUIT = "quit"


class UnknownCommandError(ValueError):
    """There is no such command; the message names those there are."""


MEANINGS = {
    Command.HINT: "the next hint",
    Command.SOLUTION: "give up and show the solution; also: give up",
    Command.SKIP: "ask this later in the session",
    Command.BURY: "leave this out until tomorrow",
    Command.UNDO: "take back the last review",
    Command.QUESTION: "the question once more",
    Command.HELP: "this list",
    Command.QUIT: "end; everything that was rated is saved",
}
_ALIASES = {"give up": Command.SOLUTION, "giveup": Command.SOLUTION, "exit": Command.QUIT,
            "?": Command.HELP}  # fmt: skip
_NAMES = {**{command.value: command for command in Command}, **_ALIASES}


def command_in(line: str, *, bare: bool) -> Command | None:
    """The command that ``line`` gives: after a colon, or where ``bare`` words are, without one.

    Raises:
        UnknownCommandError: for a colon and a word that is none.
    """
    text = " ".join(line.split()).casefold()
    if text.startswith(":"):
        name = text.removeprefix(":").strip()
        if name not in _NAMES:
            known = ", ".join(f":{command}" for command in Command)
            raise UnknownCommandError(f"There is no command :{name}. There are {known}.")
        return _NAMES[name]
    return _NAMES.get(text) if bare else None


def help_lines() -> list[str]:
    """The commands and how answers and ratings are given."""
    width = max(map(len, Command)) + 3
    return [f"{':' + command:<{width}}{MEANINGS[command]}" for command in Command]
