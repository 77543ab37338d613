"""The marking key: what a teacher marks with."""

from __future__ import annotations

from collections.abc import Iterator

from drill.exams.marking import points_of
from drill.exams.paper import Paper, Question
from drill.exams.printing.document import Document, Formulas, Heading, Paragraph, Piece
from drill.exams.printing.question_paper import card_question, counted, given, head, letter
from drill.exams.printing.sentences import asked, equation, formula, mistakes, right, value_tex
from drill.problems.problem import Problem, ancestors
from drill.problems.template import AskKind, Kind
from drill.session.card_task import CardTask
from drill.session.turn import Task

_RULES = (
    "A step that is right from the candidate's own earlier values gets its marks. Of a vector or "
    "matrix, the share of right entries counts; marks are rounded down to halves. Where numbers "
    "are asked to some digits, half a unit of the last one is allowed."
)


def marking_key(paper: Paper, version: str = "") -> Document:
    """Steps, marks, and what common mistakes lead to."""
    name = f"{paper.blueprint.title}, version {version}" if version else paper.blueprint.title
    title = f"{name}: marking key"
    pieces: list[Piece] = [
        Heading(1, title),
        Paragraph(f"Exam {paper.blueprint.name}, seed {paper.seed}, {counted(paper.marks)}."),
        Paragraph(_RULES, quiet=True),
    ]
    section = -1
    for question in paper.questions:
        if question.section != section:
            section = question.section
            pieces.append(Heading(2, paper.blueprint.sections[section].title))
        pieces += [*head(question), *_body(question)]
    return Document(title, tuple(pieces))


def _body(question: Question) -> Iterator[Piece]:
    if question.problem is None:
        yield from _card(question)
        return
    yield Paragraph(f"`{question.key}`", quiet=True)
    yield from given(question.problem)
    for place, part in enumerate(question.parts):
        if part.step is not None:
            yield from _part(question, question.problem, place, part.step)
    yield from _solution(question, question.problem)


def _part(question: Question, problem: Problem, place: int, task: Task) -> Iterator[Piece]:
    marks = counted(question.parts[place].marks)
    yield Paragraph(asked(problem, task), letter(question, place), marks)
    yield Paragraph(right(problem, task), "✓")
    for text in mistakes(problem, task):
        yield Paragraph(text, "✗", quiet=True)


def _solution(question: Question, problem: Problem) -> Iterator[Piece]:
    """The formulas of the steps to the last part, with their values."""
    task = question.parts[-1].step
    if task is None or task.kind is not AskKind.VALUE or problem.template.kind is Kind.DERIVATION:
        return
    yield Paragraph("Solution", quiet=True)
    digits = problem.template.digits + 1
    yield Formulas(
        tuple(
            (
                f"{equation(step.name, formula(problem, step.formula))} = "
                f"{value_tex(problem.values[step.name], digits)}",
                step.label,
            )
            for step in ancestors(problem.steps, task.target)
        )
    )


def _card(question: Question) -> Iterator[Piece]:
    yield from card_question(question)
    card, task = question.card, question.parts[0].task
    if card is None:
        return
    if isinstance(task, CardTask) and task.shown:
        yield Paragraph(_numbers(task), "✓")
        return
    points = points_of(card)
    share = counted(round(question.marks / len(points), 2))
    for point in points:
        yield Paragraph(point, "✓", share if len(points) > 1 else "")


def _numbers(task: CardTask) -> str:
    """The numbers to write: those of the right options, or of the steps in their order."""
    wanted = task.card.right or range(len(task.card.items))
    return ", ".join(str(task.shown.index(place) + 1) for place in wanted)
