"""What a learner can ask for while an exam is sat line by line."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from drill.ui.plain.commands import UnknownCommandError


class ExamCommand(StrEnum):
    """The commands, written after a colon."""

    NEXT = "next"
    BEFORE = "before"
    GO = "go"
    QUESTION = "question"
    OVERVIEW = "overview"
    FLAG = "flag"
    TIME = "time"
    PAUSE = "pause"
    SUBMIT = "submit"
    HELP = "help"
    QUIT = "quit"


MEANINGS = {
    ExamCommand.NEXT: "go to the next question",
    ExamCommand.BEFORE: "go to the question before",
    ExamCommand.GO: "go to a question, as in :go 5, or to a part, as in :go 5b",
    ExamCommand.QUESTION: "the question once more",
    ExamCommand.OVERVIEW: "the whole paper, and how far each question is",
    ExamCommand.FLAG: "mark the question to come back to it, or take the mark away",
    ExamCommand.TIME: "the time left",
    ExamCommand.PAUSE: "stop the clock, or let it run on, where the exam allows it",
    ExamCommand.SUBMIT: "hand the paper in; it is marked then",
    ExamCommand.HELP: "this list",
    ExamCommand.QUIT: "leave; every answer is saved, and the clock runs on",
}


class Said(NamedTuple):
    """A command and what stands behind it."""

    command: ExamCommand
    argument: str


def exam_command_in(line: str) -> Said | None:
    """The command that ``line`` gives; None for an answer.

    Raises:
        UnknownCommandError: for a colon and a word that is none.
    """
    text = line.strip()
    if not text.startswith(":"):
        return None
    word, _, argument = text.removeprefix(":").strip().partition(" ")
    names = {command.value: command for command in ExamCommand}
    if word.casefold() not in names:
        known = ", ".join(f":{name}" for name in names)
        raise UnknownCommandError(f"There is no command :{word}. There are {known}.")
    return Said(names[word.casefold()], argument.strip())


def exam_help() -> list[str]:
    """The commands, one a line."""
    width = max(map(len, ExamCommand)) + 3
    return [f"{':' + command:<{width}}{MEANINGS[command]}" for command in ExamCommand]
