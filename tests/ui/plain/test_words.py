"""Whatever has a key has a word too."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from drill.cli import COMMANDS, main
from drill.ui.keys.browse import BROWSE
from drill.ui.keys.exam import PAPER, QUESTION
from drill.ui.keys.study import STUDY
from drill.ui.plain.commands import MEANINGS, Command, command_in, help_lines
from drill.ui.plain.exam_commands import ExamCommand, exam_command_in
from drill.ui.plain.prompts import RATING_WORDS

LIKE = {"give_up": "give up", "by_steps": "steps", "harder": "level 2", "easier": "level 1",
        "leave": "quit", "leave_typing": "quit", "back": "quit"}  # fmt: skip
"""Keys whose word is another than their name."""
ENTER = {"turn_over", "next_step", "take", "go_on", "resume"}
"""Keys that an empty line stands for."""
WITHOUT = {
    "tick": "points are named by their numbers, all at once",
    "tick_all": "points are named by their numbers, or by all",
    "point_before": "nothing is looked at: points are named by their numbers",
    "next_point": "nothing is looked at: points are named by their numbers",
    "fold": "nothing is folded: a solution is written when it is asked for",
}
"""Keys of the study screen that have no meaning line by line."""


def names(bindings) -> list[str]:
    return [str(binding.id).partition(".")[2] for binding in bindings]


@pytest.mark.parametrize("name", names(STUDY))
def test_every_key_of_the_study_screen_has_a_word(name: str) -> None:
    if name in ENTER or name in WITHOUT:
        assert command_in(name, bare=True) is None
    elif name not in RATING_WORDS:
        assert command_in(LIKE.get(name, name), bare=True) is not None


def test_nothing_is_excepted_that_is_no_key() -> None:
    assert {*LIKE, *ENTER, *WITHOUT} <= {*names(STUDY)}


def test_every_word_is_in_the_help() -> None:
    said = "\n".join(help_lines())
    assert {*MEANINGS} == {*Command}
    assert all(f":{command} " in said for command in Command)


SITTING = {"next_question": "next", "part": "before", "back": "before", "hand_in": "submit",
           "leave": "quit", "answer": "go 1"}  # fmt: skip


@pytest.mark.parametrize("name", [*names(QUESTION), *names(PAPER)])
def test_every_key_of_an_exam_has_a_word(name: str) -> None:
    said = exam_command_in(f":{SITTING.get(name, name)}")
    assert said is not None
    assert said.command in ExamCommand


BROWSING = {
    "search": "browse --help", "look": "show --help", "study": "study --items", "note": "notes",
    "info": "study --items", "edit": "study --items",
    **{name: f"browse --{name}" for name in ("suspend", "unsuspend", "bury", "unbury", "flag")},
    "reset": "browse --reset", "undo": "browse --undo", "redo": "browse --redo",
}  # fmt: skip
"""The commands that do what a key of the list of all items does."""
LISTED = {"mark": "all that is found is meant", "mark_all": "all that is found is meant",
          "preview_up": "nothing scrolls", "preview_down": "nothing scrolls",
          "leave": "the command ends by itself"}  # fmt: skip


@pytest.mark.parametrize("name", names(BROWSE))
def test_every_key_of_the_list_of_items_has_a_command(name: str) -> None:
    if name in LISTED:
        return
    command, *options = BROWSING[name].split()
    assert command in COMMANDS
    said = CliRunner().invoke(main, [command, "--help"]).output
    assert all(option in said for option in options)
