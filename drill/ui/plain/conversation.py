"""A session as a conversation: a question, a line, a verdict, a rating, and so on."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import replace

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.session.desk import Desk
from drill.session.elsewhere import was_overtaken
from drill.session.study import Study
from drill.session.suggestion import suggested_rating
from drill.session.turn import Turn, answer, proceed, reveal, tick
from drill.ui.begin import Wish, begin
from drill.ui.plain.commands import Command, Said, UnknownCommandError, command_in, help_lines
from drill.ui.plain.points import awaits_points, points_in
from drill.ui.plain.prompts import BY_NAME, RATING_WORDS, prompt
from drill.ui.plain.streams import WIDTH, EndOfInput, Streams, discard_output
from drill.ui.plain.table import ENDLESS, Table
from drill.ui.stage import Stage, stage_of
from drill.ui.words.answering import ANSWERING
from drill.ui.words.end import end_lines
from drill.ui.words.failure import reason_of
from drill.ui.words.home import backlog_text
from drill.ui.words.impossible import IMPOSSIBLE
from drill.ui.words.line import Page
from drill.ui.words.outcome import outcome_lines
from drill.ui.words.progress import left_line
from drill.ui.words.rating import NAMES, OVERTAKEN
from drill.ui.words.verdict import unreadable_lines

_THERE = {*Stage} - {Stage.DONE}
_OPEN = {Stage.FRONT, Stage.ANSWER}
POSSIBLE = {
    Command.HINT: {Stage.ANSWER},
    Command.SOLUTION: _OPEN,
    Command.LEVEL: {Stage.ANSWER},
    Command.SKIP: {*_OPEN, Stage.PRACTISED},
    **dict.fromkeys((Command.BURY, Command.SUSPEND, Command.FLAG, Command.RESET), _THERE),
    **dict.fromkeys((Command.ANOTHER, Command.INFO, Command.TEX, Command.EDIT), _THERE),
    Command.NOTE: _THERE,
    **dict.fromkeys((Command.PAUSE, Command.QUESTION), _THERE),
}
"""The stages in which a command is possible; one that is not listed always is."""
INTERRUPTED = 128 + signal.SIGINT


def converse(desk: Desk, wish: Wish, streams: Streams) -> int:
    """Study until nothing is left or the learner ends it; the exit code of the program.

    Raises:
        StoreError: when the store can't be read at the beginning or the end.
        ChoiceError: when the wish names something that there is not.
    """
    talk = Conversation(desk, begin(desk, wish), streams)
    if wish.anyway and talk.study.turn is None:
        streams.say("There is nothing of the kind.")
        return 0
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


class Conversation(Table):
    """The course of the talk: what a line means at each stage."""

    def __init__(self, desk: Desk, study: Study, streams: Streams) -> None:
        width = ENDLESS if streams.spoken else WIDTH
        page = Page(width, flat=True, numbered=True, spoken=streams.spoken)
        super().__init__(desk, study, streams, page)
        self.started = desk.clock()
        self.suggested = Rating.GOOD

    # -- the course of it --------------------------------------------------------------------------

    def run(self) -> None:
        """Go on until nothing is left to ask or the learner quits.

        Raises:
            EndOfInput: when there are no more lines.
        """
        self._greet()
        self.ask()
        while self._step():
            pass

    def sum_up(self) -> None:
        """Say what was done, and when the next is due."""
        tally = self.desk.tally(self.started)
        now = self.desk.clock()
        self.write(end_lines(self.study, tally, now, self.page))

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
        try:
            return self._obey(command, stage) if command else self._take(line, stage)
        except (EndOfInput, BrokenPipeError):
            raise
        except Exception as error:  # whatever it is, the learner is told and goes on
            self.streams.say(reason_of(error))
            return True

    def _take(self, line: str, stage: Stage) -> bool:
        """What a line means that is no command."""
        match stage:
            case Stage.FRONT:
                self._change(reveal)
            case Stage.ANSWER:
                self._answer(line)
            case Stage.MARKED:
                self._change(proceed)
                self.ask()
            case Stage.RATE if awaits_points(self.study):
                self._tick(line)
            case Stage.RATE:
                self._rate(line)
            case Stage.PRACTISED:
                self.go_back()
            case Stage.DONE:
                self.study = self.desk.resume(self.study)
                self.ask()
                return self.study.turn is not None
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
        before = self.study
        interval = before.intervals(self.desk.clock()).get(rating)
        self.study = self.desk.rate(before, rating)
        again = f"again in {interval}" if interval else "the schedule stays as it is"
        overtaken = was_overtaken(before, self.study)
        self.streams.say(f"saved: {OVERTAKEN if overtaken else f'{NAMES[rating]}, {again}'}")
        leech = self.desk.leech_made(before, self.study)
        if leech is not None:
            self.name_leech(leech)
        self.ask()

    def _obey(self, said: Said, stage: Stage) -> bool:
        command, argument = said
        if command is Command.QUIT:
            return False
        if stage not in POSSIBLE.get(command, {*Stage}):
            self.streams.say(f"There is nothing to {command} here.")
        elif command is Command.ANOTHER and not (self.study.turn and self.study.turn.problem):
            self.streams.say(IMPOSSIBLE["another"])
        else:
            self._acts(argument)[command]()
        return True

    def _acts(self, argument: str) -> dict[Command, Callable[[], None]]:
        """What each command does."""
        desk = self.desk
        return {
            Command.HINT: self.hint,
            Command.SOLUTION: lambda: self._change(reveal),
            Command.WHY: self.why,
            Command.SKIP: self.skip,
            Command.BURY: lambda: self.set_aside(EventKind.BURY, "left out until tomorrow"),
            Command.SUSPEND: lambda: self.set_aside(EventKind.SUSPEND, "suspended"),
            Command.FLAG: lambda: self.flag(argument),
            Command.RESET: lambda: self.reset(argument),
            Command.UNDO: lambda: self.reverse(
                desk.undo, "taken back", "There is nothing to undo today."
            ),
            Command.REDO: lambda: self.reverse(
                desk.redo, "done again", "There is nothing to redo."
            ),
            Command.ANOTHER: self.another,
            Command.STEPS: self.steps,
            Command.LEVEL: lambda: self.level(argument),
            Command.INFO: self.info,
            Command.NOTE: self.note,
            Command.TEX: self.source,
            Command.EDIT: self.edit,
            Command.PAUSE: self.pause,
            Command.QUESTION: self.ask,
            Command.HELP: self._help,
        }

    def _help(self) -> None:
        self.streams.write(help_lines())
        self.streams.say("Where no answer is awaited, the words do without the colon.")
        for text in ANSWERING:
            self.streams.say(text)

    # -- what is said ------------------------------------------------------------------------------

    def _greet(self) -> None:
        left = left_line(self.study.remaining(self.desk.clock())).replace(" · ", ", ")
        self.streams.say(f"Today: {left}. Write :help for the commands.")
        if self.study.queue.backlog:
            self.streams.say(backlog_text(self.study))
        faults = [*map(str, self.desk.library.faults), *self.study.faults]
        if faults:
            places = "1 place" if len(faults) == 1 else f"{len(faults)} places"
            self.streams.say(f"{places} in the notes could not be read, the first: {faults[0]}")

    def _change(self, change: Callable[[Turn], Turn]) -> None:
        """Change the turn, and say what came of it."""
        if self.study.turn is None:
            return
        turn = change(self.study.turn)
        self.study = replace(self.study, turn=turn)
        if turn.unreadable:
            self.write(unreadable_lines(turn.unreadable, self.page))
        elif turn.answered:
            self.write(outcome_lines(replace(turn, hints_here=0), self.page))
        if turn.complete:
            self.suggested = suggested_rating(turn, self.desk.clock())
