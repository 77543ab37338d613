"""Editing a note in the learner's own editor, from any screen."""

from __future__ import annotations

import os
import shutil

from textual.app import SuspendNotSupported
from textual.screen import Screen

from drill.session.desk import Desk
from drill.ui.editor import EditorError, editor_command, run_editor


def edit_note(screen: Screen[None], desk: Desk, note: str, line: int) -> None:
    """Lend the terminal to the editor until it is closed, then read the notes again.

    Each place that can't be read any more is said on the screen.

    Raises:
        EditorError: when the note has gone, or no editor can be started.
        StoreError: when what was read can't be kept.
    """
    file = desk.note_file(note)
    if file is None:
        raise EditorError(f"{note}: this note has gone.")
    faults = {*desk.library.faults}
    command = editor_command(os.environ, shutil.which, file, line)
    failed = _lend_terminal(screen, command)
    desk.read_again()
    if failed:
        screen.notify(failed, title="Editor", severity="warning", markup=False)
    for fault in sorted({*desk.library.faults} - faults):
        screen.notify(str(fault), title="Not read", severity="warning", markup=False)


def _lend_terminal(screen: Screen[None], command: list[str]) -> str:
    """Run the editor; Textual takes the terminal back only if nothing is raised meanwhile."""
    refused: EditorError | None = None
    failed = ""
    try:
        with screen.app.suspend():
            try:
                failed = run_editor(command)
            except EditorError as error:
                refused = error
    except SuspendNotSupported:
        raise EditorError("This terminal can't be lent to an editor.") from None
    if refused is not None:
        raise refused
    return failed
