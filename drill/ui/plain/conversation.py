"""A session as a conversation: a question, a line, a verdict, a rating, and so on."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import replace

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.overview import next_due
from drill.session.study import Study
from drill.session.turn import Turn, answer, hint, proceed, reveal, suggested_rating, tick
from drill.session.variation import skip
from drill.ui.begin import Wish, begin
from drill.ui.plain.commands import Command, UnknownCommandError, command_in, help_lines
from drill.ui.plain.points import awaits_points, points_in
from drill.ui.plain.prompts import BY_NAME, RATING_WORDS, prompt
from drill.ui.plain.streams import WIDTH, EndOfInput, Streams, discard_output
from drill.ui.stage import Stage, stage_of
from drill.ui.words.answering import ANSWERING
from drill.ui.words.line import Line, Page
from drill.ui.words.outcome import outcome_lines
from drill.ui.words.progress import left_line, summary_lines
from drill.ui.words.question import context_line, question_lines
from drill.ui.words.rating import NAMES
from drill.ui.words.verdict import unreadable_lines

PAGE = Page(WIDTH, flat=True, numbered=True)
INTERRUPTED = 128 + signal.SIGINT


def converse(desk: Desk, wish: Wish, streams: Streams) -> int:
    """Study until nothing is left or the learner ends it; the exit code of the program.

    Raises:
        StoreError: when a review can't be written. Those before it are.
        ChoiceError: when the wish names something that there is not.
    """
    talk = Conversation(desk, begin(desk, wish), streams)
    code = 0
    try:
        try:
            talk.run()
        except EndOfInput:
            streams.say("The input has ended.")
        except KeyboardInterrupt:
            code = INTERRUPTED
            streams.say()
        talk.sum_up()
    except BrokenPipeError:
        discard_output()
    return code


class Conversation:
    """The session that is talked about, and where the talk goes."""

    def __init__(self, desk: Desk, study: Study, streams: Streams) -> None:
        self.desk = desk
        self.study = study
        self.streams = streams
        self.started = desk.clock()
        self.suggested = Rating.GOOD

    # -- the course of it --------------------------------------------------------------------------

    def run(self) -> None:
        """Go on until nothing is left to ask or the learner quits.

        Raises:
            EndOfInput: when there are no more lines.
        """
        self._greet()
        self._ask()
        while self._step():
            pass

    def sum_up(self) -> None:
        """Say what was done, and when the next is due."""
        tally = self.desk.tally(self.study, self.started)
        now = self.desk.clock()
        self._write(summary_lines(tally, next_due(self.study, now), self.study.day, now, PAGE))

    def _step(self) -> bool:
        """Read a line and do what it says; whether to go on."""
        stage = stage_of(self.study)
        if stage is Stage.DONE and not self.study.done:
            return False
        line = self.streams.ask(prompt(self.study, self.suggested, self.desk.clock()))
        try:
            command = command_in(line, bare=stage is not Stage.ANSWER)
        except UnknownCommandError as error:
            self.streams.say(str(error))
            return True
        if command is not None:
            return self._obey(command, stage)
        return self._take(line, stage)

    def _take(self, line: str, stage: Stage) -> bool:
        """What a line means that is no command."""
        match stage:
            case Stage.FRONT:
                self._change(reveal)
            case Stage.ANSWER:
                self._answer(line)
            case Stage.MARKED:
                self._change(proceed)
                self._ask()
            case Stage.RATE if awaits_points(self.study):
                self._tick(line)
            case Stage.RATE:
                self._rate(line)
            case Stage.DONE:
                return False
        return True

    # -- what a learner does -----------------------------------------------------------------------

    def _answer(self, line: str) -> None:
        while line.rstrip().endswith((";", ",")):
            line = f"{line} {self.streams.ask('...')}"
        self._change(lambda turn: answer(turn, line))

    def _tick(self, line: str) -> None:
        if line.strip().casefold() in BY_NAME:
            self._rate(line)
            return
        turn = self.study.turn
        points = points_in(line, len(turn.points)) if turn else None
        if turn is None or points is None:
            self.streams.say("Write the numbers of the points that you made, as in 1 3, or all.")
            return
        turn = tick(turn, points)
        self.study = replace(self.study, turn=turn)
        self.suggested = suggested_rating(turn, self.desk.clock())

    def _rate(self, line: str) -> None:
        rating = RATING_WORDS.get(line.strip().casefold()) if line.strip() else self.suggested
        if rating is None:
            self.streams.say(f"Rate with 1, 2, 3 or 4; Enter takes {int(self.suggested)}.")
            return
        interval = self.study.intervals(self.desk.clock())[rating]
        self.study = self.desk.rate(self.study, rating)
        self.streams.say(f"saved: {NAMES[rating]}, again in {interval}")
        self._ask()

    def _obey(self, command: Command, stage: Stage) -> bool:
        open_question = stage in (Stage.FRONT, Stage.ANSWER)
        possible: dict[Command, tuple[bool, Callable[[], None]]] = {
            Command.HINT: (stage is Stage.ANSWER, self._hint),
            Command.SOLUTION: (open_question, lambda: self._change(reveal)),
            Command.SKIP: (open_question, self._skip),
            Command.BURY: (stage is not Stage.DONE, self._bury),
            Command.UNDO: (True, self._undo),
            Command.QUESTION: (stage is not Stage.DONE, self._ask),
            Command.HELP: (True, self._help),
        }
        if command is Command.QUIT:
            return False
        is_possible, act = possible[command]
        if is_possible:
            act()
        else:
            self.streams.say(f"There is nothing to {command} here.")
        return True

    def _hint(self) -> None:
        if self.study.turn is not None:
            turn, text = hint(self.study.turn)
            self.streams.say(text or "There is none.", head="Hint: ")
            self.study = replace(self.study, turn=turn)

    def _skip(self) -> None:
        self.study = skip(self.study, self.desk.clock())
        self._ask()

    def _bury(self) -> None:
        self.study = self.desk.set_aside(self.study, EventKind.BURY)
        self.streams.say("saved: left out until tomorrow")
        self._ask()

    def _undo(self) -> None:
        study = self.desk.undo(self.study)
        if study is None:
            self.streams.say("There is nothing to undo today.")
            return
        self.study = study
        self.streams.say("saved: taken back")
        self._ask()

    def _help(self) -> None:
        self.streams.write(help_lines())
        self.streams.say("Where no answer is awaited, the words do without the colon.")
        for text in ANSWERING:
            self.streams.say(text)

    # -- what is said ------------------------------------------------------------------------------

    def _greet(self) -> None:
        left = left_line(self.study.remaining(self.desk.clock())).replace(" · ", ", ")
        self.streams.say(f"Today: {left}. Write :help for the commands.")
        faults = [*map(str, self.desk.library.faults), *self.study.faults]
        if faults:
            places = "1 place" if len(faults) == 1 else f"{len(faults)} places"
            self.streams.say(f"{places} in the notes could not be read, the first: {faults[0]}")

    def _ask(self) -> None:
        """Put the question of the present turn."""
        turn = self.study.turn
        if turn is not None:
            self.streams.say()
            self.streams.say(context_line(turn.item, PAGE))
            self._write(question_lines(turn, PAGE))

    def _change(self, change: Callable[[Turn], Turn]) -> None:
        """Change the turn, and say what came of it."""
        if self.study.turn is None:
            return
        turn = change(self.study.turn)
        self.study = replace(self.study, turn=turn)
        if turn.unreadable:
            self._write(unreadable_lines(turn.unreadable, PAGE))
        elif turn.answered:
            self._write(outcome_lines(replace(turn, hints_here=0), PAGE))
        if turn.complete:
            self.suggested = suggested_rating(turn, self.desk.clock())

    def _write(self, lines: list[Line]) -> None:
        self.streams.write(line.text for line in lines)
