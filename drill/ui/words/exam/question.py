"""A question of a paper while it is sat: what is given, each part, what was answered so far."""

from __future__ import annotations

from drill.decks.card import CardKind
from drill.exams.paper import Question
from drill.exams.parts import Part
from drill.exams.room import Attempt
from drill.exams.sitting import Place
from drill.problems.problem import Problem
from drill.problems.question import ask_line, option_lines, statement
from drill.problems.template import AskKind
from drill.session.card_task import CardTask
from drill.session.turn import Task
from drill.ui.words.exam.figures import letter, of_marks
from drill.ui.words.items import shuffled_items
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, paragraph
from drill.ui.words.maths import markdown
from drill.ui.words.question import given

HERE = "▸"
"""Stands before the part that is answered now."""


def exam_question_lines(attempt: Attempt, place: Place, page: Page) -> list[Line]:
    """The question at ``place`` with all its parts, the one to answer now marked."""
    number, here = place
    question = attempt.paper.questions[number - 1]
    if question.problem is None:
        text = attempt.sitting.text(number, 0) if _is_choice(question, 0) else ""
        chosen = paragraph(text, page, head="      = ", hang=8) if text else []
        return [*card_lines(question, page), *chosen]
    lines = [*problem_lines(question.problem, page), BLANK]
    for part_place in range(len(question.parts)):
        lines += part_lines(question, part_place, page, here=part_place == here)
        text = attempt.sitting.text(number, part_place)
        if text and (part_place != here or _is_choice(question, part_place)):
            lines += paragraph(text, page, head="      = ", hang=8)
    return lines


def _is_choice(question: Question, place: int) -> bool:
    """Whether a key is the answer, so that no field shows it."""
    task = question.parts[place].task
    if isinstance(task, CardTask):
        return bool(task.shown) and len(task.card.right) == 1
    return task is not None and task.kind is AskKind.CHOICE


def card_lines(question: Question, page: Page) -> list[Line]:
    """The question of a card, its items if it has any, and what it is worth."""
    card, task = question.card, question.parts[0].task
    if card is None:
        return []
    lines = as_lines(markdown(card.question, page))
    worth = f"({of_marks(question.marks)})"
    if isinstance(task, CardTask) and task.shown:
        return [*lines, *shuffled_items(task, page), *paragraph(worth, page, Role.STRONG)]
    how = "Answer in a sentence or two." if task is None else "Answer briefly."
    if card.kind is CardKind.CLOZE:
        how = "What stands in the gap?"
    return [*lines, BLANK, *paragraph(f"{how} {worth}", page, Role.STRONG)]


def problem_lines(problem: Problem, page: Page) -> list[Line]:
    """What a problem says and gives."""
    lines = as_lines(markdown(statement(problem), page))
    return [*lines, BLANK, *given(problem, page)]


def part_lines(question: Question, place: int, page: Page, *, here: bool) -> list[Line]:
    """What a part asks and what it is worth; of a choice also the formulas."""
    part, problem = question.parts[place], question.problem
    if problem is None or part.step is None:
        return []
    mark = HERE if here else " "
    name = f"({letter(place)}) " if len(question.parts) > 1 else ""
    role = Role.STRONG if here else Role.PLAIN
    lines = paragraph(_asked(problem, part, part.step), page, role, f"{mark} {name}")
    for option in option_lines(problem, part.step.target, part.step.kind):
        option_number, _, formula = option.partition(" ")
        lines += paragraph(formula, page, head=f"    {option_number} ")
    return lines


def _asked(problem: Problem, part: Part, task: Task) -> str:
    return f"{ask_line(problem, task.target, task.kind)} ({of_marks(part.marks)})"
