"""An exam as a conversation: questions and answers, and at the end the marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from drill.exams.marking import points_of, to_tick
from drill.exams.moves import part_from, question_from, unreadable
from drill.exams.paper import Question
from drill.exams.room import Attempt, Room
from drill.exams.sitting import Happening, Place, What
from drill.ui.begin import ExamWish
from drill.ui.plain.commands import UnknownCommandError
from drill.ui.plain.conversation import INTERRUPTED
from drill.ui.plain.exam_commands import ExamCommand, exam_command_in, exam_help
from drill.ui.plain.streams import WIDTH, EndOfInput, Streams, discard_output
from drill.ui.plain.table import ENDLESS
from drill.ui.words.exam.figures import clock_text, letter
from drill.ui.words.exam.listing import intro_lines
from drill.ui.words.exam.marks import question_marks, question_title, summary
from drill.ui.words.exam.paper import paper_row, unanswered
from drill.ui.words.exam.question import card_lines, part_lines, problem_lines
from drill.ui.words.exam.ticking import ticking_lines
from drill.ui.words.line import Line, Page
from drill.ui.words.progress import counted
from drill.ui.words.right_answer import answer_prompt
from drill.ui.words.verdict import sentence

_PLACE = re.compile(r"(\d{1,3})\s*([a-z])?")
_TICKS = {"y": 1.0, "yes": 1.0, "h": 0.5, "half": 0.5, "n": 0.0, "no": 0.0, "": 0.0}


def converse_exam(room: Room, wish: ExamWish, streams: Streams) -> int:
    """Sit an exam, the open sitting of it if there is one; the exit code of the program.

    Raises:
        PaperError: when the paper can't be drawn.
        StoreError: when an answer can't be written. Those before it are.
    """
    blueprint = room.catalogue.exams[wish.name]
    open_ = next(iter(room.unfinished(wish.name)), None)
    code = 0
    try:
        minutes = wish.minutes or blueprint.minutes
        intro = intro_lines(blueprint, minutes, room.results(wish.name), open_, page_of(streams))
        streams.write(line.text for line in intro)
        attempt = room.resume(open_) if open_ else room.begin(blueprint, wish.seed, wish.minutes)
        talk = ExamConversation(room, attempt, streams)
        try:
            talk.run()
        except EndOfInput:
            streams.say("The input has ended. Every answer is saved, and the clock runs on.")
        except KeyboardInterrupt:
            code = INTERRUPTED
            streams.say()
    except BrokenPipeError:
        discard_output()
    return code


def page_of(streams: Streams) -> Page:
    """What lines are written for: as wide as they get where they are spoken."""
    return Page(ENDLESS if streams.spoken else WIDTH, flat=True, spoken=streams.spoken)


class ExamConversation:
    """The attempt that is talked about, and where the talk goes."""

    def __init__(self, room: Room, attempt: Attempt, streams: Streams) -> None:
        self.room = room
        self.attempt = attempt
        self.streams = streams
        self.page = page_of(streams)
        self.place: Place = attempt.sitting.position

    def run(self) -> None:
        """Answer until the paper is handed in, then mark it.

        Raises:
            EndOfInput: when there are no more lines.
        """
        self.streams.say()
        self.streams.say("Write :help for the commands.")
        if not self._over():
            self._visit(self.place)
        while not self._over():
            if not self._step():
                self._put(Happening(What.LEAVE, self._now()))
                self.streams.say("Left. Every answer is saved, and the clock runs on.")
                return
        if self.attempt.sitting.submitted is None:
            self.streams.say("The time is up. The paper is handed in.")
            self.attempt = self.room.hand_in(self.attempt)
        self._look_through()
        self._result()

    # -- the course of it --------------------------------------------------------------------------

    def _step(self) -> bool:
        """Read a line and do what it says; whether to go on."""
        line = self.streams.ask(self._prompt())
        try:
            said = exam_command_in(line)
        except UnknownCommandError as error:
            self.streams.say(str(error))
            return True
        if said is None:
            self._answer(line)
            return True
        if said.command is ExamCommand.QUIT:
            return False
        if said.command is ExamCommand.GO:
            self._go_to(said.argument)
            return True
        acts: dict[ExamCommand, Callable[[], None]] = {
            ExamCommand.NEXT: lambda: self._question(1),
            ExamCommand.BEFORE: lambda: self._question(-1),
            ExamCommand.QUESTION: self._ask,
            ExamCommand.OVERVIEW: self._overview,
            ExamCommand.FLAG: self._flag,
            ExamCommand.TIME: self._time,
            ExamCommand.PAUSE: self._pause,
            ExamCommand.SUBMIT: self._submit,
            ExamCommand.HELP: lambda: self.streams.write(exam_help()),
        }
        acts[said.command]()
        return True

    def _prompt(self) -> str:
        question = self._here
        left = clock_text(self.attempt.sitting.remaining(self._now()))
        task = question.parts[self.place[1]].task
        name = letter(self.place[1]) if len(question.parts) > 1 else ""
        asked = answer_prompt(task) if task else "Your answer: "
        return f"{question.number}{name} ({left} left) {asked}"

    # -- what a learner does -----------------------------------------------------------------------

    def _answer(self, line: str) -> None:
        if self.attempt.sitting.paused:
            self.streams.say("The clock stands. :pause lets it run on.")
            return
        while self._here.problem is not None and line.rstrip().endswith((";", ",")):
            line = f"{line} {self.streams.ask('...')}"
        if not line.strip() and self.attempt.sitting.text(*self.place):
            self.streams.say(f"Kept: {self.attempt.sitting.text(*self.place)}")
        elif line.strip():
            self._put(Happening(What.ANSWER, self._now(), *self.place, line))
            unread = unreadable(self.attempt.paper, self.place, line)
            if unread is not None:
                self.streams.say(f"Saved, but this can't be read yet: {sentence(unread.reason)}")
                return
        following = part_from(self.attempt.paper, self.place, 1)
        if following is None:
            self._overview()
            self.streams.say("This was the last. :go N goes back, :submit hands in.")
        else:
            self._visit(following)

    def _question(self, steps: int) -> None:
        place = question_from(self.attempt.paper, self.place, steps)
        if place is None:
            self.streams.say("There is none.")
        else:
            self._visit(place)

    def _go_to(self, argument: str) -> None:
        match = _PLACE.fullmatch(argument.casefold())
        number, part = (int(match.group(1)), match.group(2)) if match else (0, None)
        place = (number, ord(part) - ord("a") if part else 0)
        questions = self.attempt.paper.questions
        known = 1 <= number <= len(questions) and place[1] < len(questions[number - 1].parts)
        if known:
            self._visit(place)
        else:
            self.streams.say(
                f"There is no question {argument}; they go from 1 to {len(questions)}."
            )

    def _flag(self) -> None:
        is_set = self.place[0] in self.attempt.sitting.flags
        text = "" if is_set else "1"
        self._put(Happening(What.FLAG, self._now(), self.place[0], text=text))
        self.streams.say("Flag taken away." if is_set else "Flagged.")

    def _time(self) -> None:
        left = clock_text(self.attempt.sitting.remaining(self._now()))
        self.streams.say(f"{left} left.")

    def _pause(self) -> None:
        sitting = self.attempt.sitting
        if not sitting.start.pause:
            self.streams.say("This exam's clock can't be stopped.")
            return
        self._put(Happening(What.RESUME if sitting.paused else What.PAUSE, self._now()))
        stands = self.attempt.sitting.paused
        self.streams.say("The clock stands." if stands else "The clock runs.")

    def _submit(self) -> None:
        missing = unanswered(self.attempt)
        question = f"{missing} answers are missing. Hand in? Write yes:"
        if not missing or self.streams.ask(question).strip().casefold() in ("y", "yes"):
            self.attempt = self.room.hand_in(self.attempt)

    # -- marking -----------------------------------------------------------------------------------

    def _look_through(self) -> None:
        """Ask of each sentence which points it made."""
        for question in to_tick(self.attempt.paper, self.attempt.sitting):
            text = self.attempt.sitting.text(question.number, 0)
            points = points_of(question.card) if question.card else ()
            self.streams.say()
            self._write(ticking_lines(question, text, (), self.page))
            shares = [self._tick(number, len(points)) for number in range(1, len(points) + 1)]
            said = " ".join(map(str, shares))
            self._put(Happening(What.TICK, self._now(), question.number, text=said))

    def _tick(self, number: int, count: int) -> float:
        name = f"Point {number} of {count}" if count > 1 else "Is it there"
        while True:
            line = self.streams.ask(f"{name}: y yes, h half, n no:").strip().casefold()
            if line in _TICKS:
                return _TICKS[line]

    def _result(self) -> None:
        marked = self.room.conclude(self.attempt)
        uuid = self.attempt.sitting.start.uuid
        before = [one for one in self.room.results(self.attempt.blueprint.name)
                  if one.uuid != uuid]  # fmt: skip
        self.streams.say()
        self._write(summary(marked, before, self.page))
        for question in marked.questions:
            self.streams.say()
            self.streams.write([question_title(question, WIDTH)])
            self._write(question_marks(question, self.page))
        self.streams.say()
        with suppress(EndOfInput):
            if self.streams.ask("Enter the answers as reviews? y or n:").strip()[:1] in ("y", "Y"):
                self.streams.say(f"{counted(self.room.feed(marked), 'review')} entered.")

    # -- what is said ------------------------------------------------------------------------------

    @property
    def _here(self) -> Question:
        return self.attempt.paper.questions[self.place[0] - 1]

    def _visit(self, place: Place) -> None:
        """Go to a place; a question that was not in view is put."""
        viewed = self.attempt.sitting.viewed
        self.place = place
        if viewed is None or viewed[0] != place[0]:
            self._put(Happening(What.VISIT, self._now(), *place))
            self._ask()
        else:
            self._write(part_lines(self._here, place[1], self.page, here=False))

    def _ask(self) -> None:
        question = self._here
        section = self.attempt.blueprint.sections[question.section].title
        count = len(self.attempt.paper.questions)
        self.streams.say()
        self.streams.say(f"Question {question.number} of {count}, {section}")
        if question.problem is None:
            self._write(card_lines(question, self.page))
        else:
            self._write(problem_lines(question.problem, self.page))
            self._write(part_lines(question, self.place[1], self.page, here=False))
        text = self.attempt.sitting.text(*self.place)
        if text:
            self.streams.say(f"So far: {text}")

    def _overview(self) -> None:
        rows = (paper_row(self.attempt, one, WIDTH) for one in self.attempt.paper.questions)
        self.streams.write(rows)
        self._time()

    def _over(self) -> bool:
        return self.attempt.sitting.is_over(self._now())

    def _now(self) -> datetime:
        return self.room.desk.clock()

    def _put(self, happening: Happening) -> None:
        self.attempt = self.room.put(self.attempt, happening)

    def _write(self, lines: Iterable[Line]) -> None:
        self.streams.write(line.text for line in lines)
