"""Reading exam blocks: what each line means, and every fault at its place."""

import pytest

from drill.decks.note import read_note
from drill.exams.blueprint import Kind
from drill.exams.catalogue import read_catalogue
from drill.exams.read import BlueprintError, read_blueprint
from drill.exams.sources import admitted
from drill.session.library import Library

BLOCK = """exam week-3 "The third week"
"Nothing is allowed."
# a remark
"Nothing is lost."
minutes 20
pause allowed
section "Short answers"
  topics "Loss functions", Activation functions
  notes losses
  ask card, points
  questions 5
  marks 2
section "By hand"
  items adam-steps, sgd-step
  levels 1, 2
  questions 1
  marks 8
"""


def test_what_the_lines_mean() -> None:
    exam = read_blueprint(BLOCK, "cards/week.md", 11)
    assert (exam.name, exam.title, exam.minutes, exam.pause) == (
        "week-3",
        "The third week",
        20,
        True,
    )
    assert exam.rules == "Nothing is allowed. Nothing is lost."
    assert (exam.questions, exam.marks) == (6, 18)
    short, by_hand = exam.sections
    assert [name.text for name in short.sources["topics"]] == [
        "Loss functions",
        "Activation functions",
    ]
    assert [(name.line, name.column) for name in short.sources["topics"]] == [(18, 10), (18, 28)]
    assert short.kinds == (Kind.CARD, Kind.POINTS)
    assert [name.text for name in by_hand.sources["items"]] == ["adam-steps", "sgd-step"]
    assert by_hand.levels == (1, 2)


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ('exam week-3 "The third week"', "exam week-3", (1, 1), "an exam begins with"),
        ("minutes 20", "minutes many", (5, 1), "this line reads, for example: minutes 60"),
        ("minutes 20", "minutes 0", (5, 9), "minutes goes from 1 to 600"),
        ("minutes 20\n", "", (1, 1), "the exam does not say how long it takes"),
        ("pause allowed", "pause maybe", (6, 1), "this line reads, for example: pause allowed"),
        ("pause allowed", "puase allowed", (6, 1), "unknown word puase"),
        ('section "Short answers"', "section Short", (7, 1), "this line reads, for example: sec"),
        ("  ask card, points", "  ask card, poetry", (10, 13), "poetry is not asked"),
        ("  questions 5\n", "", (7, 1), "the section has no questions"),
        ("  marks 2\n", "", (7, 1), "the section has no marks"),
        ("questions 5", "questions 1000", (11, 13), "questions goes from 1 to 100"),
        ("  levels 1, 2", "  levels one", (15, 3), "this line reads, for example: levels 1, 2"),
        ("  notes losses", "  notes", (9, 3), "this line reads, for example: notes losses"),
        ('section "Short answers"\n', "", (7, 3), "topics belongs below a section"),
    ],
)
def test_each_fault_has_its_place(old: str, new: str, place: tuple[int, int], reason: str) -> None:
    assert old in BLOCK
    with pytest.raises(BlueprintError) as fault:
        read_blueprint(BLOCK.replace(old, new, 1), "cards/week.md", 1)
    assert (fault.value.line, fault.value.column) == place
    assert fault.value.reason.startswith(reason)


def test_names_that_nothing_has_and_too_few_questions_are_faults(library: Library) -> None:
    text = "\n".join([
        "- list", "  ```drill", '  exam odd "Odd"', "  minutes 5", '  section "A"',
        "    items adma-steps", "    notes losses, los", "    topics Losing",
        "    questions 1", "    marks 1", '  section "B"', "    items adam-steps",
        "    questions 2", "    marks 1", "  ```", "", "```drill", 'exam even "Even"',
        'minutes 1', 'section "C"', "questions 1", "marks 1", "```",
    ])  # fmt: skip
    note = read_note(text, "cards/odd.md")
    found = read_catalogue(
        Library(
            library.items,
            library.cards,
            library.templates,
            library.topics,
            library.faults,
            note.exams,
        )
    )
    assert [str(fault) for fault in found.faults] == [
        "cards/odd.md:6:11: there is no item adma-steps",
        "cards/odd.md:7:19: there is no note los",
        "cards/odd.md:8:12: there is no topic Losing",
        "cards/odd.md:11:3: the section asks for 2 questions, and 1 fit",
    ]
    assert list(found.exams) == ["even"]


def test_a_heading_narrows_a_section(library: Library) -> None:
    midterm = read_catalogue(library).exams["midterm"]
    (section,) = [one for one in midterm.sections if "headings" in one.sources]
    found = admitted(section, library)
    assert {item.context[-1] for item in found} == {"One sentence each"}
    assert len(found) > section.questions


def test_two_exams_of_one_name_are_a_fault() -> None:
    block = '```drill\nexam a "A"\nminutes 1\nsection "S"\nquestions 1\nmarks 1\n```\n'
    note = read_note(block + block, "cards/a.md")
    assert len(note.exams) == 2
    assert note.blocks == ()


def test_the_syllabus_has_its_exams(library: Library) -> None:
    found = read_catalogue(library)
    assert found.faults == ()
    assert {"midterm", "warm-up", "interview", "finals"} <= found.exams.keys()
    assert found.exams["midterm"].minutes == 60
