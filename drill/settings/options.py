"""Every setting: its kind and what it does. File, screen and command are made from this list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drill.schedule.settings import DEFAULT_PARAMETERS, LONGEST_INTERVAL
from drill.settings import kinds
from drill.settings.kinds import Kind
from drill.settings.values import DEFAULTS, MATHS, THEMES, Settings


@dataclass(frozen=True)
class Option:
    """One setting: a field of a section of :class:`Settings`."""

    section: str
    name: str
    kind: Kind
    title: str
    meaning: str

    @property
    def id(self) -> str:
        """``schedule.new_per_day``"""
        return f"{self.section}.{self.name}"

    def value(self, settings: Settings) -> Any:
        """The value that ``settings`` has."""
        return getattr(getattr(settings, self.section), self.name)

    @property
    def default(self) -> Any:
        """The value without a file."""
        return self.value(DEFAULTS)

    def put(self, settings: Settings, value: Any) -> Settings:
        """``settings`` with another value.

        Raises:
            SettingsError: for one that the section itself refuses, in one sentence.
        """
        section = replace(getattr(settings, self.section), **{self.name: value})
        return replace(settings, **{self.section: section})


def _schedule(name: str, kind: Kind, title: str, meaning: str) -> Option:
    return Option("schedule", name, kind, title, meaning)


OPTIONS = (
    _schedule("desired_retention", kinds.decimal(0.7, 0.99), "Desired retention",
              "How probable it should be that you still know an item when it comes again."),
    _schedule("new_per_day", kinds.whole_number(0, 9999), "New a day",
              "How many new items a study day brings at most."),
    _schedule("reviews_per_day", kinds.whole_number(0, 9999), "Reviews a day",
              "How many reviews a study day brings at most."),
    _schedule("learning_steps", kinds.steps(), "Learning steps",
              "The waits between the first reviews of a new item."),
    _schedule("relearning_steps", kinds.steps(), "Relearning steps",
              "The waits between the reviews after a lapse."),
    _schedule("rollover_hour", kinds.whole_number(0, 23), "Day begins at",
              "The hour of your clock at which a study day begins."),
    _schedule("learn_ahead", kinds.span(), "Learn ahead",
              "How early a learning item may come when nothing else is left."),
    _schedule("maximum_interval", kinds.whole_number(1, LONGEST_INTERVAL), "Longest interval",
              "The most days between two reviews."),
    _schedule("leech_threshold", kinds.whole_number(0, 9999), "Leech after",
              "How many lapses make an item a leech; 0 for never."),
    _schedule("fuzz", kinds.switch(), "Fuzz",
              "Spread reviews over neighbouring days."),
    _schedule("parameters", kinds.numbers(DEFAULT_PARAMETERS), "FSRS parameters",
              "The weights of the memory model; drill optimise fits them to you."),
    Option("screen", "theme", kinds.one_of(*THEMES), "Theme",
           "The colours; safe ones suit the colour-blind, terminal takes your terminal's."),
    Option("screen", "maths", kinds.one_of(*MATHS), "Maths",
           "Formulas drawn as blocks of several lines, or each inline."),
    Option("screen", "solution_digits", kinds.whole_number(0, 6), "Digits of solutions",
           "Significant digits in worked solutions beyond those asked for."),
    Option("screen", "timer", kinds.switch(), "Timer",
           "Show how long you have been at an item."),
    Option("screen", "mouse", kinds.switch(), "Mouse",
           "Let the mouse click; off leaves it to the terminal, from the next start on."),
    Option("notes", "folders", kinds.folders(), "Notes folders",
           "Your own notes, studied beside the built-in ones; several by commas."),
    Option("notes", "built_in", kinds.switch(), "Built-in notes",
           "Study the notes that come with drill."),
)  # fmt: skip

BY_ID = {option.id: option for option in OPTIONS}
SECTIONS = tuple(dict.fromkeys(option.section for option in OPTIONS))
TABLES = ("keys", "exams")
"""The sections whose names are the learner's own."""
