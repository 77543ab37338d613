"""Why something went wrong, in a sentence."""

from __future__ import annotations

from drill.problems.draw import DrawError
from drill.session.choice import ChoiceError
from drill.session.desk import NoteGoneError
from drill.session.playground import PlaygroundError
from drill.store.refusal import StoreError
from drill.ui.editor import EditorError

_TOLD = (StoreError, NoteGoneError, DrawError, ChoiceError, EditorError, PlaygroundError)
"""Errors whose message is written for people."""


def reason_of(error: Exception) -> str:
    """The message of an error of ours; of any other, its name too."""
    if isinstance(error, _TOLD):
        return str(error)
    return f"Something in drill failed: {type(error).__name__}: {error}".rstrip(": ")
