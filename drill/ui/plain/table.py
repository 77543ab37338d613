"""What can be done by words to the item on the table, besides answering it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace

from drill.schedule.event import EventKind
from drill.session.desk import Desk
from drill.session.hints import hint
from drill.session.history import Leech
from drill.session.note_text import read_pieces, section_at
from drill.session.study import Study, answered_last
from drill.session.turn import by_steps, steps_to
from drill.session.variation import another, at_level, back, level_range, resumed
from drill.ui.editor import EditorError, editor_command, run_editor
from drill.ui.plain.streams import Streams
from drill.ui.stage import Stage, stage_of
from drill.ui.words.deed import deed_of
from drill.ui.words.flags import flag_name
from drill.ui.words.impossible import IMPOSSIBLE
from drill.ui.words.info import info_lines, leech_lines
from drill.ui.words.line import Line, Page
from drill.ui.words.note import note_page
from drill.ui.words.question import context_line, question_lines
from drill.ui.words.solution import why_lines
from drill.ui.words.source import source_of

ENDLESS = 100_000
"""The columns of a line that is written in words first and broken afterwards."""


class Table:
    """A session, and where the talk about it goes."""

    def __init__(self, desk: Desk, study: Study, streams: Streams, page: Page) -> None:
        self.desk = desk
        self.study = study
        self.streams = streams
        self.page = page

    # -- what is said ------------------------------------------------------------------------------

    def write(self, lines: list[Line]) -> None:
        """Write lines of a page."""
        self.streams.write(line.text for line in lines)

    def ask(self) -> None:
        """Put the question of the present turn."""
        turn = self.study.turn
        if turn is not None:
            self.streams.say()
            self.streams.say(context_line(turn.item, self.page))
            self.write(question_lines(turn, self.page))

    # -- its place in the session ------------------------------------------------------------------

    def skip(self) -> None:
        """Ask this later, or leave an exercise."""
        self.study = self.desk.skip(self.study)
        self.ask()

    def go_back(self) -> None:
        """Back from an exercise to the question that waits."""
        self.study = back(self.study, self.desk.clock())
        if stage_of(self.study) in (Stage.FRONT, Stage.ANSWER):
            self.ask()

    def set_aside(self, kind: EventKind, said: str) -> None:
        """Bury, suspend or reset, and say so."""
        self.study = self.desk.set_aside(self.study, kind)
        self.streams.say(f"saved: {said}")
        self.ask()

    def reset(self, argument: str) -> None:
        """Forget the item, if that was confirmed."""
        if argument:
            self.set_aside(EventKind.RESET, "it is new again")
        else:
            self.streams.say("This forgets all its reviews. Write reset yes for that.")

    def flag(self, argument: str) -> None:
        """Flag the item; it stays on the table."""
        if not argument:
            self.streams.say("Which? flag 1 red, flag 2 orange, flag 3 green, flag 4 blue, flag 0.")
            return
        number = int(argument)
        self.study = self.desk.flag(self.study, number)
        named = f"flag {number} {flag_name(number)}" if number else "no flag"
        self.streams.say(f"saved: {named}")

    def reverse(self, act: Callable[[Study], Study | None], done: str, nothing: str) -> None:
        """Undo or redo, and ask what is on the table then."""
        before, study = self.study.turn, act(self.study)
        if study is None:
            self.streams.say(nothing)
            return
        self.study = study
        what = f": {deed_of(study.event)}" if study.event else ""
        self.streams.say(f"saved: {done}{what}")
        if study.turn is not before:
            self.ask()

    # -- what is asked -----------------------------------------------------------------------------

    def hint(self) -> None:
        """Say the next hint."""
        if self.study.turn is not None:
            turn, text = hint(self.study.turn)
            self.streams.say(text or IMPOSSIBLE["hint"], head="Hint: " if text else "")
            self.study = replace(self.study, turn=turn)

    def another(self) -> None:
        """Ask another one like this."""
        self.study = another(self.study, self.desk.clock())
        self.streams.say("An exercise, without a rating:")
        self.ask()

    def steps(self) -> None:
        """Ask the steps to the answer one by one."""
        turn = self.study.turn
        if turn is None or len(steps_to(turn)) < 2:
            self.streams.say(IMPOSSIBLE["by_steps"])
            return
        self.study = replace(self.study, turn=by_steps(turn))
        self.ask()

    def level(self, argument: str) -> None:
        """Draw the problem at another level."""
        levels = level_range(self.study.turn) if self.study.turn else ()
        if not argument or int(argument) not in levels:
            known = ", ".join(map(str, levels))
            self.streams.say(
                f"Its levels are {known}." if levels else "It has no choice of levels."
            )
            return
        self.study = at_level(self.study, int(argument), self.desk.clock())
        self.ask()

    def pause(self) -> None:
        """Stop the clock of the item until a line comes."""
        began = self.desk.clock()
        self.streams.ask("The clock stands still. Enter goes on:")
        self.study = resumed(self.study, self.desk.clock() - began)

    def edit(self) -> None:
        """Edit the note, and go on with its new text.

        Raises:
            EditorError: when there is no terminal to edit in, or no editor.
        """
        turn = self.study.turn
        if turn is None:
            return
        file, began = self.desk.file_of(turn.item), self.desk.clock()
        if file is None:
            raise EditorError(f"{turn.item.note}: this note has gone.")
        if not self.streams.echoes:
            raise EditorError(
                f"There is no terminal to edit in; the place is {file}:{turn.item.line}."
            )
        faults = {*self.desk.library.faults}
        failed = run_editor(editor_command(os.environ, shutil.which, file, turn.item.line))
        if failed:
            self.streams.say(failed)
        self.desk.read_again()
        for fault in sorted({*self.desk.library.faults} - faults):
            self.streams.say(f"Not read: {fault}")
        self.study = resumed(self.desk.continued(self.study), self.desk.clock() - began)
        self.ask()

    # -- what there is to read about it ------------------------------------------------------------

    def info(self) -> None:
        """Say how well the item is known, and its past."""
        turn = self.study.turn
        if turn is not None:
            zone = self.desk.clock().tzinfo
            self.write(info_lines(self.desk.history(turn.item), turn, zone, self.page))

    def why(self) -> None:
        """Say the worked solution of what was answered last."""
        turn = answered_last(self.study)
        self.write(why_lines(turn, self.page) if turn else [Line(IMPOSSIBLE["why"])])

    def note(self) -> None:
        """Write the part of the note that the item stands in, from its heading on."""
        turn = self.study.turn
        if turn is not None:
            path = turn.item.note
            pieces = section_at(read_pieces(self.desk.note_text(path), path), turn.item.line)
            self.write(note_page(pieces, self.page).lines)

    def source(self) -> None:
        """Write what is asked as it stands in its note."""
        if self.study.turn is not None:
            self.streams.write_raw(source_of(self.study.turn).splitlines())

    def name_leech(self, leech: Leech) -> None:
        """Say that an item became a leech, and offer to suspend it."""
        self.write(leech_lines(leech, self.page))
        line = self.streams.ask("Enter keeps asking it, suspend leaves it out:")
        if line.strip().casefold().removeprefix(":") == "suspend":
            self.study = self.desk.suspend(self.study, leech.item.id)
            self.streams.say("saved: suspended")
