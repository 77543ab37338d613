"""What ``drill show`` prints fits a terminal of 80 columns, for every problem at every level."""

import pytest

from drill.cli.show import WIDTH, question_text, solution_text
from drill.cli.syllabus import drawn, load_library
from drill.notation.errors import columns
from drill.session.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(())


def test_questions_and_solutions_fit_eighty_columns(library: Library) -> None:
    wide = [
        line
        for template in library.templates.values()
        for level in template.levels
        for problem in [drawn(library, template.name, level.number, 7)]
        for line in (*question_text(problem), *solution_text(problem))
        if columns(line) > WIDTH
    ]
    assert wide == []
