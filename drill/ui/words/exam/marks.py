"""A marked paper in words: each part with its marks and the examiner's comment, and the sums."""

from __future__ import annotations

from collections.abc import Sequence

from drill.exams.marking import Marked, PartMark, QuestionMark, points_of
from drill.exams.paper import Question
from drill.exams.result import UNANSWERED, Earlier, Pace, by_mistake, by_topic, pace
from drill.maths.width import cell_width
from drill.problems.template import AskKind
from drill.session.card_task import CardTask
from drill.ui.words.exam.figures import clock_text, letter, marks_text, of_marks, percent
from drill.ui.words.exam.listing import earlier_lines
from drill.ui.words.exam.paper import subject
from drill.ui.words.exam.question import problem_lines
from drill.ui.words.items import right_items
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, clipped, paragraph
from drill.ui.words.maths import markdown
from drill.ui.words.right_answer import right_answer
from drill.ui.words.solution import worked_lines

_RIGHT, _PARTLY, _WRONG, _MISSING = (
    ("✓", Role.RIGHT),
    ("≈", Role.NEARLY),
    ("✗", Role.WRONG),
    (
        "–",
        Role.QUIET,
    ),
)


def sign_for(marks: float, of: float, *, answered: bool) -> tuple[str, Role]:
    """The sign of a mark and its part on the page."""
    if not answered:
        return _MISSING
    if marks >= of:
        return _RIGHT
    return _PARTLY if marks else _WRONG


def summary(marked: Marked, earlier: Sequence[Earlier], page: Page) -> list[Line]:
    """The sum, by topic, by mistake, the pace, and earlier sittings of the same exam."""
    of = marked.paper.marks
    lines = [Line(clipped(marked.paper.blueprint.title, page.width), Role.STRONG)]
    total = f"{marks_text(marked.marks)} of {of_marks(of)}, {percent(marked.marks, of)}"
    lines += paragraph(f"{total}. {_change(marked, earlier)}".strip(), page, Role.STRONG)
    lines += [BLANK, Line("By topic", Role.STRONG)]
    lines += [_bar(share.name, share.marks, share.of, page) for share in by_topic(marked)]
    losses = by_mistake(marked)
    if losses:
        lines += [BLANK, Line("Where marks were lost", Role.STRONG)]
    for loss in losses:
        times = f" ({loss.parts} times)" if loss.parts > 1 else ""
        comment = f": {loss.comment}" if loss.comment and loss.mistake != UNANSWERED else ""
        text = f"{loss.mistake.replace('-', ' ')}{times}{comment}"
        lines += paragraph(text, page, head=f"  −{marks_text(loss.marks):<4} ")
    lines += [BLANK, *_pace_lines(pace(marked), page)]
    if earlier:
        lines += [BLANK, Line("Earlier sittings", Role.STRONG), *earlier_lines(earlier, page)]
    return lines


def _change(marked: Marked, earlier: Sequence[Earlier]) -> str:
    if not earlier:
        return ""
    last = earlier[-1]
    before, now = 100 * last.marks / last.of, 100 * marked.marks / marked.paper.marks
    difference = round(now - before)
    if difference == 0:
        return "As much as the last time."
    return f"{abs(difference)} percentage points {'more' if difference > 0 else 'less'} than last."


def _bar(name: str, marks: float, of: float, page: Page) -> Line:
    """A topic with its marks and a bar of ten cells."""
    filled = int(10 * marks / of + 1e-9) if of else 0
    figures = f"{marks_text(marks):>4} of {marks_text(of):<4}"
    tail = f"{figures} {'█' * filled}{'░' * (10 - filled)} {percent(marks, of):>5}"
    if page.width < 50:
        tail = f"{figures} {percent(marks, of):>5}"
    text = clipped(name, max(page.width - len(tail) - 3, 4))
    return Line(f"  {text}{' ' * (page.width - len(tail) - 2 - cell_width(text))}{tail}")


def _pace_lines(paces: Sequence[Pace], page: Page) -> list[Line]:
    """The questions that took longer than their marks are worth, the slowest first."""
    slow = sorted((p for p in paces if p.spent > p.worth), key=lambda p: p.worth - p.spent)
    lines = [Line("Time against marks", Role.STRONG)]
    if not slow:
        return [*lines, *paragraph("No question took longer than its marks are worth.", page,
                                   head="  ")]  # fmt: skip
    for one in slow[:5]:
        text = f"Question {one.number}: {clock_text(one.spent)}, its marks are worth "
        lines += paragraph(f"{text}{clock_text(one.worth)}.", page, head="  ")
    return lines


def question_title(question: QuestionMark, width: int) -> str:
    """A marked question in one line: sign, number, subject, marks, time."""
    answered = any(part.answered for part in question.parts)
    sign, _ = sign_for(question.marks, question.question.marks, answered=answered)
    tail = f" {marks_text(question.marks)}/{question.question.marks}  {clock_text(question.spent)}"
    head = f"{sign} {question.question.number:>2} "
    room = max(width - len(head) - len(tail), 4)
    text = clipped(subject(question.question), room)
    return head + text + " " * max(room - cell_width(text), 0) + tail


def question_marks(question: QuestionMark, page: Page) -> list[Line]:
    """A marked question in full: what was asked, each part with its comment, the solution."""
    asked = question.question
    if asked.problem is None:
        return _card_marks(question, page)
    lines = [*problem_lines(asked.problem, page), BLANK]
    for place, part in enumerate(question.parts):
        lines += part_marks(asked, place, part, page)
    return [*lines, BLANK, *solution_of(asked, page)]


def part_marks(question: Question, place: int, part: PartMark, page: Page) -> list[Line]:
    """One part: what was written, its marks, the comment, and what would have been right."""
    problem, task = question.problem, part.part.step
    if problem is None or task is None:
        return []
    sign, role = sign_for(part.marks, part.part.marks, answered=part.answered)
    name = f"({letter(place)}) " if len(question.parts) > 1 else ""
    given = f"{marks_text(part.marks)}/{marks_text(part.part.marks)}"
    written = part.text if part.answered else "not answered"
    lines = paragraph(written, page, role, f"{sign} {name}{given}  ")
    indent = " " * 4
    if part.comment and part.answered:
        lines += paragraph(part.comment, page, head=indent)
    if part.lost:
        lines += paragraph(right_answer(problem, task), page, Role.STRONG, f"{indent}Right is  ")
    return lines


def solution_of(question: Question, page: Page) -> list[Line]:
    """The worked solution of a problem's last part: the way to all of them."""
    problem, task = question.problem, question.parts[-1].step
    if problem is None or task is None or task.kind is not AskKind.VALUE:
        return []
    return [Line("Solution", Role.STRONG), *worked_lines(problem, task.target, page)]


def _card_marks(question: QuestionMark, page: Page) -> list[Line]:
    """A card: what was written, and its points with their ticks, or the verdict and the answer."""
    card, (part,) = question.question.card, question.parts
    if card is None:
        return []
    lines = [*as_lines(markdown(card.question, page)), BLANK]
    lines += paragraph(part.text or "not answered", page, Role.QUIET, "You wrote  ")
    task = part.part.task
    if not isinstance(task, CardTask):
        return [*lines, BLANK, *tick_lines(points_of(card), part.ticks, page)]
    if part.comment and part.answered:
        lines += paragraph(part.comment, page)
    if task.shown:
        return [*lines, BLANK, *right_items(task, page)]
    return [*lines, BLANK, *as_lines(markdown(f"Right is {card.answer}", page))]


def tick_lines(points: Sequence[str], ticks: Sequence[float], page: Page) -> list[Line]:
    """The points of a sentence, numbered, each with the sign of whether it was said."""
    lines: list[Line] = []
    narrow = Page(max(page.width - 6, 8), page.flat)
    for number, point in enumerate(points, start=1):
        tick = ticks[number - 1] if number <= len(ticks) else 0.0
        sign, role = sign_for(tick, 1.0, answered=True)
        first, *rest = markdown(point, narrow) or [""]
        lines += as_lines([f"{number} {sign} {first}"], role)
        lines += as_lines(f"    {line}" for line in rest)
    return lines
