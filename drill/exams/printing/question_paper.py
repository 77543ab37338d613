"""The question paper: what a candidate gets."""

from __future__ import annotations

from collections.abc import Iterator

from drill.decks.card import CardKind
from drill.exams.paper import Paper, Question
from drill.exams.printing.document import Document, Formulas, Heading, Paragraph, Piece, Room
from drill.exams.printing.sentences import asked, exact_tex, maths, options
from drill.notation.names import latex_name
from drill.problems.problem import Problem
from drill.problems.question import statement
from drill.problems.template import AskKind, Kind
from drill.session.card_task import CardTask
from drill.session.turn import Task

LINES_A_MARK = 2
MOST_LINES = 8


def question_paper(paper: Paper, version: str = "", minutes: int | None = None) -> Document:
    """The questions with room to write."""
    blueprint = paper.blueprint
    title = f"{blueprint.title}, version {version}" if version else blueprint.title
    pieces: list[Piece] = [
        Heading(1, title),
        Paragraph(f"{minutes or blueprint.minutes} minutes, {counted(paper.marks)}. "
                  f"{blueprint.rules}".strip()),
        Paragraph("Name: ______________________________   Date: ________________"),
    ]  # fmt: skip
    section = -1
    for question in paper.questions:
        if question.section != section:
            section = question.section
            pieces.append(Heading(2, blueprint.sections[section].title))
        pieces += [*head(question), *_body(question)]
    return Document(title, tuple(pieces))


def counted(marks: float) -> str:
    """``1 mark``, ``1.5 marks``."""
    return f"{marks:g} mark{'' if marks <= 1 else 's'}"


def head(question: Question) -> list[Piece]:
    """The number and the marks of a question."""
    return [Heading(3, f"Question {question.number}", counted(question.marks))]


def letter(question: Question, place: int) -> str:
    """``(a)``; nothing for the only part of a question."""
    return f"({chr(ord('a') + place)})" if len(question.parts) > 1 else ""


def _body(question: Question) -> Iterator[Piece]:
    if question.problem is None:
        yield from _card(question)
        return
    yield from given(question.problem)
    for place, part in enumerate(question.parts):
        if part.step is not None:
            yield from part_pieces(question, question.problem, place, part.step)
            is_short = part.step.kind in (AskKind.CHOICE, AskKind.SHAPE)
            yield Room(1 if is_short else _lines(part.marks))


def given(problem: Problem) -> Iterator[Piece]:
    """The statement, and what is given."""
    yield Paragraph(statement(problem))
    if problem.template.kind is Kind.DERIVATION:
        names = (f"{maths(latex_name(g.name))} ({g.label})" if g.label
                 else maths(latex_name(g.name)) for g in problem.givens)  # fmt: skip
        yield Paragraph(f"Given: {', '.join(names)}.")
        return
    yield Formulas(
        tuple(
            (f"{latex_name(g.name)} = {exact_tex(problem.values[g.name])}", g.label)
            for g in problem.givens
        )
    )


def part_pieces(question: Question, problem: Problem, place: int, task: Task) -> Iterator[Piece]:
    """What a part asks; of a choice also the formulas."""
    marks = counted(question.parts[place].marks) if len(question.parts) > 1 else ""
    yield Paragraph(asked(problem, task), letter(question, place), marks)
    for number, tex in enumerate(options(problem, task), start=1):
        yield Paragraph(maths(tex), f"{number})")


def card_question(question: Question) -> Iterator[Piece]:
    """The question of a card, and its items as they are shuffled."""
    card, task = question.card, question.parts[0].task
    if card is None:
        return
    yield Paragraph(card.question)
    if not isinstance(task, CardTask) or not task.shown:
        return
    for number, place in enumerate(task.shown, start=1):
        yield Paragraph(card.items[place], f"{number})")
    if card.kind is CardKind.LIST:
        yield Paragraph("In which order? Write the numbers.", quiet=True)


def _card(question: Question) -> Iterator[Piece]:
    yield from card_question(question)
    yield Room(1 if question.parts[0].task else _lines(question.marks))


def _lines(marks: float) -> int:
    return min(max(round(marks * LINES_A_MARK), 2), MOST_LINES)
