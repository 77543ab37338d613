"""The places that a walk through the whole program visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from textual.screen import Screen
from textual.theme import ThemeProvider

from drill.ui.begin import Wish
from drill.ui.screens.browse import BrowseScreen
from drill.ui.screens.choose import ChooseScreen
from drill.ui.screens.complaints import Complaints
from drill.ui.screens.exam import ExamScreen
from drill.ui.screens.exam_hand_in import HandIn
from drill.ui.screens.exam_list import ExamListScreen
from drill.ui.screens.exam_result import ResultScreen
from drill.ui.screens.exam_ticking import TickingScreen
from drill.ui.screens.failure import Failure
from drill.ui.screens.faults import Faults
from drill.ui.screens.fields import Fields
from drill.ui.screens.fit import FitScreen
from drill.ui.screens.help import Help
from drill.ui.screens.home import HomeScreen
from drill.ui.screens.info import Info
from drill.ui.screens.note import NoteScreen
from drill.ui.screens.notes import NotesScreen
from drill.ui.screens.offer import Offer
from drill.ui.screens.palette import Palette
from drill.ui.screens.pause import Pause
from drill.ui.screens.picker import Picker
from drill.ui.screens.playground import PlaygroundScreen
from drill.ui.screens.progress import ProgressScreen
from drill.ui.screens.settings import Field, SettingsScreen
from drill.ui.screens.several import Several
from drill.ui.screens.study import StudyScreen
from drill.ui.screens.working import Working


def at(*items: str, **wish: Any) -> Wish:
    """A session of these items."""
    return Wish(items=items, **wish)


@dataclass(frozen=True)
class Place:
    """A place, the ``keys`` that lead there; in a session, those that lead ``to_turn`` before."""

    keys: str = ""
    wish: Wish | None = None
    to_turn: str = ""
    over: Callable[[], Screen[Any]] | None = None
    """A screen that no key leads to."""
    minutes: int = 0
    """What passes before the place is reached."""
    again: bool = False
    """Whether the way there can be gone again only after all that was done is taken back."""


@dataclass(frozen=True)
class Walk:
    """What one run of the program reaches: lists of keys, screens, and the places for it."""

    groups: tuple[str, ...]
    screens: tuple[type[Screen[Any]], ...]
    places: dict[str, Place] = field(default_factory=dict)


LAYERS, SOFTMAX = at("layers"), at("softmax")
WALKS = {
    "cards": Walk((), (StudyScreen, Info, NoteScreen, Offer, Pause), {
        "front": Place("", at("^front")),
        "back": Place("", at("^front"), "space"),
        "the last key points": Place("down down", at("^points"), "space"),
        "a line to type on": Place("", at("^typed")),
        "typed": Place("", at("^typed"), "2 x enter"),
        "typed wrong": Place("", at("^typed"), "3 x enter"),
        "an order": Place("1", at("^ordered")),
        "a choice by key": Place("", at("^one")),
        "chosen": Place("", at("^one"), "1"),
        "several to choose": Place("1 space", at("^several")),
        "cramming": Place("", at("^front", cram=True), "space"),
        "a leech": Place("space 1", at("^front"), again=True),
        "info": Place("i", at("^front")),
        "its note": Place("n", at("^front")),
        "the source": Place("t", at("^front")),
        "a pause": Place("p", at("^front")),
        "a flag": Place("f", at("^front")),
        "forgetting": Place("R", at("^front")),
        "why": Place("w", SOFTMAX, "ctrl+g"),
    }),
    "studying": Walk(
        ("Studying", "Typing an answer"), (StudyScreen, Info, Pause, Offer), {
        "a card": Place("", at("^front")),
        "points before the answer": Place("", at("^points", "^front"), "space"),
        "the end": Place("", at("^front"), "space 4"),
        "more after the end": Place("", at("^front"), "space 1 k", minutes=15),
        "a grid": Place("", LAYERS),
        "another level": Place("1", LAYERS, "ctrl+down"),
        "a line": Place("ctrl+r", LAYERS),
        "not readable": Place("ctrl+r 1 + enter", LAYERS),
        "with a hint": Place("", LAYERS, "ctrl+t"),
        "a wrong value": Place("", LAYERS, "ctrl+r 1 enter"),
        "with the solution out": Place("v", LAYERS, "ctrl+g v"),
        "an exercise answered": Place("", LAYERS, "ctrl+g a ctrl+g"),
        "step by step": Place("", LAYERS, "ctrl+f x"),
        "read along": Place("y h a t - y", SOFTMAX),
        "a letter to command": Place("1 ctrl+f", LAYERS),
        "a wrong formula": Place("", SOFTMAX, "y - y h a t enter"),
        "a step marked": Place("", SOFTMAX, "ctrl+g"),
        "all steps marked": Place("", SOFTMAX, "ctrl+g enter ctrl+g"),
        "the palette": Place("1 ctrl+p", LAYERS),
    }),
    "the first screen": Walk(
        ("First screen", "Choosing", "Settings", "Dialogs", "Everywhere"),
        (HomeScreen, ChooseScreen, Several, SettingsScreen, Field, Help, Faults, Complaints,
         Failure, Offer, Pause, Working, Palette), {
        "home": Place(),
        "the list": Place("down"),
        "choose": Place("c"),
        "several": Place("c enter"),
        "settings": Place("comma"),
        "a setting": Place("comma down enter"),
        "a setting to find": Place("comma slash h i n t"),
        "settings found": Place("comma slash h i n t enter"),
        "a setting refused": Place("comma down enter q enter"),
        "a key": Place("comma end enter"),
        "help": Place("f1"),
        "faults": Place("f"),
        "complaints": Place(over=lambda: Complaints(["schedule.x: there is no such setting"])),
        "long work": Place(over=lambda: Working("Reading the notes …")),
        "failure": Place(over=lambda: Failure("Out of luck.")),
        "palette": Place("ctrl+p"),
        "themes": Place(over=lambda: Palette([ThemeProvider])),
        "flag": Place("f", at("^front")),
        "pause": Place("p", at("^front")),
    }),
    "looking around": Walk(
        ("All items", "Notes", "Progress", "Moving about"),
        (BrowseScreen, NotesScreen, NoteScreen, ProgressScreen, FitScreen), {
        "all items": Place("b"),
        "several marked": Place("b down space space"),
        "a search": Place("b slash f r o n t"),
        "nothing found": Place("b slash q q q"),
        "left out": Place("b slash l e f t enter"),
        "put by": Place("b slash p u t space b y enter"),
        "a preview": Place("b enter"),
        "a reset": Place("b a R"),
        "flags for several": Place("b a f"),
        "info": Place("b i"),
        "study of several": Place("b a s"),
        "notes": Place("n"),
        "a note": Place("n down enter"),
        "a link": Place("n down enter tab"),
        "words to find": Place("n down enter slash w a l k"),
        "headings": Place("n down enter o"),
        "progress": Place("p"),
        "leeches": Place("p right right right right"),
        "mistakes": Place("p right right right right right"),
        "what if": Place("p left"),
        "the fit": Place("p o"),
    }),
    "the playground": Walk(("Playground",), (Picker, PlaygroundScreen, Fields), {
        "picker": Place("y"),
        "nothing to pick": Place("y q q q"),
        "the problem": Place("y enter greater_than_sign"),
        "all shown": Place("y enter a"),
        "trying": Place("y enter right t"),
        "tried": Place("y enter right t 1 enter"),
        "calculator": Place("y enter c 1 + 1 enter"),
        "seed": Place("y enter s"),
        "numbers": Place("y enter n"),
        "numbers refused": Place("y enter n x enter"),
    }),
    "an exam": Walk(
        ("Exams", "In an exam", "Overview of a paper", "Looking through sentences", "Marks"),
        (ExamListScreen, ExamScreen, HandIn, TickingScreen, ResultScreen), {
        "exams": Place("x"),
        "a sentence": Place("x n enter a"),
        "a part": Place("x n enter ctrl+n 1"),
        "the last part": Place("x n enter ctrl+n ctrl+n d z"),
        "handing in": Place("x n s"),
        "looking through": Place("x n enter a ctrl+o s y"),
        "marks": Place("x n s y"),
        "a question unfolded": Place("x n s y down enter"),
        "the paper": Place("x n"),
        "the clock stopped": Place("x n p"),
    }),
}  # fmt: skip
