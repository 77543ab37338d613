"""The learner's own editor, opened at a line."""

from __future__ import annotations

import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath

_PLUS = ("vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "micro",
         "joe", "jed", "mg", "ne", "kak", "ed", "ex", "gedit", "tilde")  # fmt: skip
"""Editors that take ``+LINE`` before the file."""
_GOTO = ("code", "code-insiders", "codium", "cursor", "windsurf")
"""Editors that take ``--goto FILE:LINE``, and return at once unless told to wait."""
_COLON = ("hx", "helix", "subl", "zed")
"""Editors that take ``FILE:LINE``."""
_WAITING = {"subl": "--wait", "zed": "--wait"}
_USUAL = ("nano", "vim", "vi", "notepad")
"""What is tried where no editor is named."""

Which = Callable[[str], str | None]


class EditorError(Exception):
    """There is no editor, or it can't be started; the message says what to do."""


def editor_command(
    environment: Mapping[str, str], which: Which, file: Path, line: int
) -> list[str]:
    """The command that opens ``file`` at ``line`` in ``$VISUAL`` or ``$EDITOR``.

    Raises:
        EditorError: when none is named and none of the usual ones is there.
    """
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        words = shlex.split(named)
    except ValueError:
        raise EditorError(f"EDITOR = {named}: can't be read as a command") from None
    words = words or [editor for editor in _USUAL if which(editor)][:1]
    if not words:
        raise EditorError("There is no editor: name one in the variable EDITOR, such as nano.")
    return [*words, *_place(words, str(file), line)]


def _place(words: list[str], file: str, line: int) -> list[str]:
    name = PurePath(words[0]).stem.lower()
    if name in _PLUS:
        return [f"+{line}", file]
    if name in _GOTO:
        waiting = [] if {"--wait", "-w"} & {*words} else ["--wait"]
        return [*waiting, "--goto", f"{file}:{line}"]
    if name in _COLON:
        waiting = [_WAITING[name]] if name in _WAITING and "--wait" not in words else []
        return [*waiting, f"{file}:{line}"]
    return [file]


def run_editor(command: list[str]) -> str:
    """Run the editor until it is closed; Ctrl-C in it is for the editor alone.

    What it says of a failure by its exit code, in a sentence; "" if nothing.

    Raises:
        EditorError: when it can't be started.
    """
    try:
        with _unless_interrupted():
            code = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise EditorError(
            f"{command[0]}: can't be started: {error.strerror}. "
            "Name another editor in the variable EDITOR."
        ) from error
    return f"{command[0]}: ended with the exit code {code}." if code else ""


@contextmanager
def _unless_interrupted() -> Iterator[None]:
    """Let interrupts pass; an ignored signal would be ignored by the editor too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
