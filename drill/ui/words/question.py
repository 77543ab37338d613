"""The question on the table: where it comes from, what is given, what is asked."""

from __future__ import annotations

from dataclasses import replace

from drill.decks.card import Card, CardKind
from drill.maths.layout import Box
from drill.notation.names import show_name
from drill.problems.precision import matrices, show_exact
from drill.problems.problem import Problem
from drill.problems.question import ask_line, given_lines, option_lines, statement
from drill.problems.template import Kind
from drill.session.library import StudyItem
from drill.session.turn import Turn
from drill.ui.words.items import shown_items
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, clipped, paragraph
from drill.ui.words.maths import equation, markdown, side_by_side
from drill.ui.words.steps import HERE, steps_after, steps_before

_GAP = "[…]"


def context_line(item: StudyItem, page: Page) -> str:
    """The topic and the headings above the item, cut to the page."""
    parts = [item.topic, *item.context]
    path = " › ".join(dict.fromkeys(part for part in parts if part))
    shown = as_lines(markdown(path, replace(page, width=10_000, flat=True)))
    return clipped(" ".join(line.text for line in shown), page.width)


def question_lines(turn: Turn, page: Page) -> list[Line]:
    """A card's question, or a problem with what is given and what is asked."""
    if turn.card is not None:
        text = filled(turn.card) if turn.answered else turn.card.question
        return [*as_lines(markdown(text, page)), *shown_items(turn, page)]
    if turn.problem is None or turn.step is None:
        return []
    lines = as_lines(markdown(statement(turn.problem), page))
    lines += [BLANK, *given(turn.problem, page)]
    before = steps_before(turn, page)
    lines += [BLANK, *before, *([BLANK] if before else [])]
    return [*lines, *asked(turn, page), *steps_after(turn, page)]


def filled(card: Card) -> str:
    """The question of a card; of a passage with one gap the passage, what belongs there bold."""
    one_gap = card.kind is CardKind.CLOZE and card.question.count(_GAP) == 1
    if not one_gap or "*" in card.answer or "\n" in card.answer:
        return card.question
    return card.question.replace(_GAP, f"**{card.answer}**")


def given(problem: Problem, page: Page) -> list[Line]:
    """The givens: of a derivation their names, of a problem their values too."""
    if problem.template.kind is Kind.DERIVATION:
        names = [f"{symbol} ({label})" if label else symbol
                 for symbol, _, label in given_lines(problem)]  # fmt: skip
        return paragraph(", ".join(names) + ".", page, head="Given: ") if names else []
    if page.flat:
        return _listed(problem, page)
    boxes = [box for given in problem.givens for box in _boxes(problem, given.name, given.label)]
    if all(box.height == 1 for box in boxes) or any(box.width > page.width for box in boxes):
        return _listed(problem, page)
    return as_lines(side_by_side(boxes, page.width))


def _boxes(problem: Problem, name: str, label: str) -> list[Box]:
    parts = matrices(show_name(name), problem.values[name])
    return [
        equation(symbol, value, show_exact, "" if place else label)
        for place, (symbol, value) in enumerate(parts)
    ]


def _listed(problem: Problem, page: Page) -> list[Line]:
    """One given a line, the equals signs below each other."""
    rows = given_lines(problem)
    wide = max((len(symbol) for symbol, _, _ in rows), default=0)
    lines = []
    for symbol, value, label in rows:
        tail = f"  ({label})" if label else ""
        lines += paragraph(value + tail, page, head=f"{symbol:<{wide}} = ")
    return lines


def asked(turn: Turn, page: Page) -> list[Line]:
    """What to answer now: of a derivation also which step it is, of a choice also the formulas."""
    problem, task = turn.problem, turn.step
    if problem is None or task is None:
        return []
    text = ask_line(problem, task.target, task.kind)
    if len(turn.tasks) > 1:
        head = f"{HERE} Step {turn.position + 1} of {len(turn.tasks)}: "
        lines = paragraph(text, page, Role.STRONG, head, hang=2)
    else:
        lines = paragraph(text, page, Role.STRONG)
    for option in option_lines(problem, task.target, task.kind):
        number, _, formula = option.partition(" ")
        lines += paragraph(formula, page, head=f"  {number} ")
    return lines
