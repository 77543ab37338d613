"""What an answer may be made of, which Tab completes: a law over the whole syllabus."""

from dataclasses import replace
from datetime import UTC, datetime

from drill.engine import OPERATIONS
from drill.notation.names import FUNCTIONS, INTERNAL, find_function
from drill.notation.tree import Apply, free_names, walk
from drill.problems.draw import asks_at, draw_counted
from drill.problems.template import AskKind
from drill.schedule.record import NEW_RECORD
from drill.session.library import Library
from drill.session.turn import Task, open_turn
from drill.session.understanding import words

_BY_SIGN = INTERNAL | {"pow", "transpose"}


def test_every_symbol_and_function_of_a_right_formula_can_be_completed(library: Library) -> None:
    lacking, asked = set(), 0
    for item in library.items.values():
        template = library.templates.get(item.id)
        if template is None:
            continue
        turn = open_turn(library, item, NEW_RECORD, datetime(2026, 5, 4, 12, tzinfo=UTC))
        for level in template.levels:
            for ask in asks_at(template.body(level.number), level.number):
                problem = draw_counted(template, level.number, 0, ask).problem
                task = Task(problem.question.target, AskKind.FORMULA)
                if ask.kind is not AskKind.FORMULA:
                    continue
                asked += 1
                offered = words(replace(turn, problem=problem, tasks=(task,), position=0))
                called = {FUNCTIONS.get(name, name) for name in offered}
                formula = problem.target.formula
                ops = {node.op for node in walk(formula) if isinstance(node, Apply)} - _BY_SIGN
                ops = {op for op in ops if find_function(op, OPERATIONS)}
                lacking |= {(template.name, task.target, op) for op in ops - called}
                names = {name for name in free_names(formula) if name not in ("e", "pi")}
                lacking |= {(template.name, task.target, name) for name in names - set(offered)}
    assert asked > 100
    assert lacking == set()
