"""Matrices in a line of numbers, drawn as blocks."""

import re
from collections import Counter

from drill.maths.width import cell_width
from drill.problems.draw import draw
from drill.problems.solution import solution
from drill.problems.template import Kind
from drill.session.library import Library
from drill.ui.words.blocks import expression_lines
from drill.ui.words.line import Page, Role
from drill.ui.words.solution import worked_lines

PAGE = Page(78)
_NUMBER = re.compile(r"[\d.]+(?:e−?\d+)?")


def drawn(text: str, page: Page = PAGE, head: str = "  = ") -> list[str]:
    return [line.text for line in expression_lines(text, page, head)]


def test_matrices_and_columns_stand_beside_each_other() -> None:
    assert drawn("[[1, −2], [3, 4]] [5, 6]ᵀ + [[0.5, 7]]") == [
        "  = ⎡1  −2⎤ ⎡5⎤ + [0.5  7]",
        "    ⎣3   4⎦ ⎣6⎦",
    ]


def test_a_turned_matrix_and_an_indicator() -> None:
    assert drawn("[[1, 2], [3, 4]]ᵀ [5, 6]ᵀ") == ["  = ⎡1  2⎤ᵀ ⎡5⎤", "    ⎣3  4⎦  ⎣6⎦"]
    assert drawn("1[[[1, 2], [3, 4]] > 0]") == ["  = 1[⎡1  2⎤ > 0]", "      ⎣3  4⎦"]


def test_what_has_no_matrix_of_two_rows_or_no_room_stays_a_line() -> None:
    for text in ("[1, 2]ᵀ · [3, 4]ᵀ", "g[2] + 1", "[[1, 2]]", "2·3"):
        assert drawn(text) == []
    assert drawn("[[1, 2], [3, 4]]", Page(9)) == []
    assert drawn("[[1, 2], [3, 4]]", Page(78, flat=True)) == []
    assert drawn("[[1, 2], [3, 4]]", Page(78, spoken=True)) == []


def test_only_the_head_plays_a_part_where_the_rest_has_none() -> None:
    lines = expression_lines("A = [[1, 2], [3, 4]]", PAGE, "✗ ", Role.WRONG, whole=False)
    assert [(line.role, line.lead) for line in lines] == [(Role.WRONG, 2), (Role.PLAIN, None)]
    whole = expression_lines("A = [[1, 2], [3, 4]]", PAGE, "", Role.STRONG)
    assert {line.role for line in whole} == {Role.STRONG}


def test_no_number_of_the_syllabus_is_lost(library: Library) -> None:
    blocks = 0
    for template in library.templates.values():
        if template.kind is not Kind.PROBLEM:
            continue
        for level in template.levels:
            problem = draw(template, level.number, 1)
            for step in solution(problem, problem.question.target):
                lines = expression_lines(step.numbers, PAGE)
                blocks += bool(lines)
                shown = " ".join(line.text for line in lines)
                assert all(cell_width(line.text) <= PAGE.width for line in lines)
                if lines:
                    assert Counter(_NUMBER.findall(shown)) == Counter(_NUMBER.findall(step.numbers))
    assert blocks > 100


def test_a_column_is_a_block_below_numbers_in_blocks(library: Library) -> None:
    template = library.template_named("linear-backward")
    assert template is not None
    problem = draw(template, 1, 1)
    lines = [line.text for line in worked_lines(problem, "dX", PAGE)]
    assert any("⎤ᵀ ⎡" in line for line in lines)
    assert not any("]ᵀ" in line for line in lines)
