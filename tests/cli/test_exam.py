"""``drill exam`` for scripts and teachers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from drill.cli.exam import exam_command

EXAMS = str(Path(__file__).parents[1] / "exams" / "vault")


def run(*words: str) -> str:
    result = CliRunner().invoke(exam_command, [*words, "--cards", EXAMS])
    assert result.exit_code == 0, result.output
    return result.output


def refused(*words: str) -> str:
    result = CliRunner().invoke(exam_command, [*words, "--cards", EXAMS])
    assert result.exit_code != 0
    return result.output


def test_the_list() -> None:
    assert run().split() == [
        "hand", "An", "exam", "marked", "by", "hand", "60", "min", "9", "questions", "36", "marks",
    ]  # fmt: skip
    [exam] = json.loads(run("--json"))
    assert (exam["name"], exam["minutes"], exam["pause"]) == ("hand", 60, False)
    assert exam["sections"][2]["items"] == ["pass"]


def test_a_paper_as_data() -> None:
    paper = json.loads(run("hand", "--seed", "1", "--json"))
    assert paper == json.loads(run("hand", "--seed", "1", "--json"))
    assert [question["marks"] for question in paper["questions"]] == [2, 2, 2, 2, 3, 8, 8, 6, 3]
    assert [part["step"] for part in paper["questions"][6]["parts"]] == ["dz2", "dh", "dz1", "dW1"]
    assert len(json.loads(run("hand", "--json", "--versions", "3"))) == 3


def test_an_unknown_exam_is_refused_with_those_there_are() -> None:
    assert "there is no exam hnad; the exams are: hand" in refused("hnad", "--json")
    assert "--paper needs the name of an exam" in refused("--paper", "x.md")


@pytest.mark.parametrize("suffix", ["md", "html", "pdf"])
def test_papers_and_keys_are_written_apart(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out.{suffix}"
    said = run("hand", "--seed", "1", "--paper", str(file), "--versions", "2").split()
    names = [f"out-1.{suffix}", f"out-1-key.{suffix}", f"out-2.{suffix}", f"out-2-key.{suffix}"]
    assert [Path(line).name for line in said] == names
    assert all((tmp_path / name).stat().st_size > 500 for name in names)


def test_the_key_tells_what_the_paper_does_not(tmp_path: Path) -> None:
    run("hand", "--seed", "1", "--paper", str(tmp_path / "out.md"))
    paper = (tmp_path / "out.md").read_text(encoding="utf-8")
    key = (tmp_path / "out-key.md").read_text(encoding="utf-8")
    for told in ("The hidden layer has biases too.", "This step goes uphill.", "It returns zero.",
                 r"$\mathrm{weights} = 8$", r"{-4}", "seed 1"):  # fmt: skip
        assert told in key
        assert told not in paper
    assert r"$$W_{1} = \begin{bmatrix}1 & {-1} \\ 2 & 1\end{bmatrix}$$" in paper
    assert "[1.5 marks]" in paper


def test_other_suffixes_and_places_are_refused(tmp_path: Path) -> None:
    assert "papers are written as .md, .html, .pdf" in refused("hand", "--paper", "x.doc")
    gone = str(tmp_path / "none" / "x.md")
    assert "cannot be written: No such file" in refused("hand", "--paper", gone)


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("drill.exams.printing.files.find_spec", lambda _name: None)
    said = refused("hand", "--paper", str(tmp_path / "x.pdf"))
    assert "needs the package fpdf; pip install 'drill[paper]' adds it" in said


def test_the_syllabus_lists_its_exams() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "drill", "exam"], capture_output=True, text=True, check=True
    ).stdout
    assert [line.split()[0] for line in said.splitlines()][:2] == ["warm-up", "midterm"]


def test_verify_tells_what_an_exam_lacks(tmp_path: Path) -> None:
    note = (
        '```drill\nexam a "A"\nminutes 5\nsection "S"\n  items nothing\n  questions 1\n  marks 1\n'
    )
    tmp_path.joinpath("a.md").write_text(f"{note}```\n", encoding="utf-8")
    words = [sys.executable, "-m", "drill", "verify", "--seeds", "1", "--cards", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "a.md:5:9: there is no item nothing" in done.stdout
