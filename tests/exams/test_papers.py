"""Laws of question papers, over every exam of the syllabus and many seeds."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from drill.exams.blueprint import Blueprint, Kind, Section
from drill.exams.catalogue import read_catalogue
from drill.exams.paper import Paper, PaperError, Question, draw_paper, paper_again
from drill.exams.sources import admitted
from drill.problems.confirm import confirm
from drill.problems.problem import Key
from drill.problems.template import AskKind
from drill.session.library import ItemKind, Library

PAPERS = int(os.environ.get("DRILL_PAPERS", "40"))
"""How many papers are drawn over all exams; 1,000 take some minutes."""


def kinds_of(question: Question) -> set[Kind]:
    if question.card is not None:
        return {Kind.CARD, Kind.POINTS} if question.card.key_points else {Kind.CARD}
    assert question.problem is not None
    if question.item.kind is ItemKind.DERIVATION:
        return {Kind.DERIVATION}
    return {Kind(question.problem.question.kind.value)}


def respects(section: Section, questions: list[Question], library: Library) -> None:
    assert len(questions) == section.questions
    allowed = {item.id for item in admitted(section, library)}
    for question in questions:
        assert question.item.id in allowed
        assert question.marks == section.marks
        assert sum(part.marks for part in question.parts) == section.marks
        assert all(part.marks >= 0.5 for part in question.parts)
        assert not section.kinds or kinds_of(question) & set(section.kinds)
        if question.problem is not None and question.item.kind is ItemKind.PROBLEM:
            assert not section.levels or question.problem.key.level in section.levels
            assert len(question.parts) <= section.marks


def is_confirmed(question: Question) -> None:
    if question.problem is None:
        return
    assert Key.parse(question.key) == question.problem.key
    assert confirm(question.problem) == ()
    targets = [part.step.target for part in question.parts if part.step]
    assert len(targets) == len(set(targets)) == len(question.parts)
    assert question.item.kind is ItemKind.DERIVATION or targets[-1] == (
        question.problem.question.target
    )


def holds(paper: Paper, library: Library) -> None:
    blueprint = paper.blueprint
    for place, section in enumerate(blueprint.sections):
        respects(section, [q for q in paper.questions if q.section == place], library)
    assert [q.number for q in paper.questions] == list(range(1, blueprint.questions + 1))
    assert paper.marks == blueprint.marks
    passages = Counter(q.item.sibling or q.item.id for q in paper.questions)
    assert max(passages.values()) == 1
    for question in paper.questions:
        is_confirmed(question)


def exams(library: Library) -> list[Blueprint]:
    return list(read_catalogue(library).exams.values())


@pytest.mark.parametrize("part", range(4))
def test_papers_respect_their_blueprint_and_repeat_nothing(library: Library, part: int) -> None:
    found = exams(library)
    for number in range(part, PAPERS, 4):
        blueprint = found[number % len(found)]
        paper = draw_paper(blueprint, library, number * 7919)
        holds(paper, library)
        again = paper_again(blueprint, library, paper.seed, paper.entries)
        assert again.entries == paper.entries
        assert [q.parts for q in again.questions] == [q.parts for q in paper.questions]


def test_different_seeds_make_different_papers(library: Library) -> None:
    for blueprint in exams(library):
        assert len({draw_paper(blueprint, library, seed).entries for seed in range(5)}) == 5


_PRINT = """
from drill.cli.syllabus import load_library
from drill.exams.catalogue import read_catalogue
from drill.exams.paper import draw_paper
library = load_library([])
for blueprint in read_catalogue(library).exams.values():
    print(draw_paper(blueprint, library, 42).entries)
"""


def test_a_seed_makes_the_same_paper_in_another_process(library: Library) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    there = subprocess.run(
        [sys.executable, "-c", _PRINT], capture_output=True, text=True, check=True, env=environment
    ).stdout.splitlines()
    assert there == [str(draw_paper(b, library, 42).entries) for b in exams(library)]


def test_a_problem_is_asked_with_the_steps_that_lead_to_it(library: Library) -> None:
    midterm = read_catalogue(library).exams["midterm"]
    for seed in range(6):
        paper = draw_paper(midterm, library, seed)
        gradients = next(q for q in paper.questions if q.section == 4)
        tasks = [part.step for part in gradients.parts]
        assert all(task and task.kind is AskKind.VALUE for task in tasks)
        assert len(tasks) >= 6
        assert sum(part.marks for part in gradients.parts) == 12


def test_a_paper_whose_problem_has_changed_is_refused(library: Library) -> None:
    midterm = read_catalogue(library).exams["midterm"]
    paper = draw_paper(midterm, library, 1)
    newer = [entry._replace(key=entry.key.replace("@1:", "@99:")) for entry in paper.entries]
    with pytest.raises(PaperError, match="no longer have this problem in version 99"):
        paper_again(midterm, library, 1, newer)
    gone = [entry._replace(item="none") for entry in paper.entries]
    with pytest.raises(PaperError, match="a card of this paper is no longer in the notes"):
        paper_again(midterm, library, 1, gone)
