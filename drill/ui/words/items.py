"""Items of a card on the page: steps to put in order, options to choose from, points to tick."""

from __future__ import annotations

from dataclasses import replace

from drill.decks.card import CardKind
from drill.maths.width import cell_width
from drill.session.card_task import CardTask
from drill.session.turn import Turn
from drill.ui.words.line import BLANK, Line, Page, Role, as_lines, paragraph
from drill.ui.words.maths import markdown

POINTER = "▸"
"""Stands before the point that is looked at."""


def item_lines(text: str, head: str, page: Page, role: Role = Role.PLAIN) -> list[Line]:
    """Markdown behind ``head``, its other lines below its first."""
    indent = cell_width(head)
    first, *rest = markdown(text, replace(page, width=max(page.width - indent, 1))) or [""]
    return as_lines([head + first, *(" " * indent + line for line in rest)], role)


def shown_items(turn: Turn, page: Page) -> list[Line]:
    """What is asked of the items of the card on the table, and these as they are shuffled."""
    return shuffled_items(turn.task, page) if isinstance(turn.task, CardTask) else []


def shuffled_items(task: CardTask, page: Page) -> list[Line]:
    """The items of a card as they are shuffled, and what is asked of them."""
    if not task.shown:
        return []
    lines = [BLANK]
    for number, place in enumerate(task.shown, start=1):
        lines += item_lines(task.card.items[place], f"  {number} ", page)
    return [*lines, BLANK, *paragraph(_asked(task), page, Role.STRONG)]


def _asked(task: CardTask) -> str:
    if task.card.kind is CardKind.LIST:
        example = " ".join(str(number) for number in (2, 1, *range(3, len(task.shown) + 1)))
        return f"In which order? Write the numbers, as in {example}."
    if len(task.card.right) == 1:
        return "Which one is right? Write its number."
    return "Which are right? Write the numbers of all of them."


def right_items(task: CardTask, page: Page) -> list[Line]:
    """The steps in their order, or the options as they were shown with a sign on the right ones."""
    card, lines = task.card, []
    if card.kind is CardKind.LIST:
        for number, item in enumerate(card.items, start=1):
            lines += item_lines(item, f"  {number}. ", page)
        return lines
    for number, place in enumerate(task.shown, start=1):
        right = place in card.right
        head = f"{'✓' if right else ' '} {number} "
        lines += item_lines(card.items[place], head, page, Role.RIGHT if right else Role.PLAIN)
    if card.remark:
        lines += [BLANK, *as_lines(markdown(card.remark, page))]
    return lines


def point_lines(turn: Turn, page: Page) -> list[Line]:
    """The key points, each with a box, and a pointer or the numbers to tick them by."""
    if not turn.points:
        return []
    lines = [Line("Did your answer say", Role.QUIET)]
    for place, point in enumerate(turn.points):
        ticked = place in (turn.ticked or ())
        before = f"{place + 1} " if page.numbered else f"{POINTER if place == turn.point else ' '} "
        head = f"{before}[{'x' if ticked else ' '}] "
        lines += item_lines(point, head, page, Role.STRONG if ticked else Role.PLAIN)
    return lines
