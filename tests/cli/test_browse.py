"""The list of items and the notes on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drill.cli import main

VAULT = Path(__file__).parents[1] / "ui" / "vault"


@pytest.fixture
def run(tmp_path: Path):
    def call(*words: str, typed: str = "") -> Result:
        command = ["--db", str(tmp_path / "drill.db"), *words, "--cards", str(VAULT)]
        return CliRunner().invoke(main, command, catch_exceptions=False, input=typed)

    return call


def test_what_is_found_is_listed(run) -> None:
    said = run("browse", "topic:Basics", "kind:card").output.splitlines()
    assert said[0].split()[0] == "Title"
    assert said[-1].endswith("items") or said[-1] == "1 item"
    rows = json.loads(run("browse", "topic:Basics", "kind:card", "--json").output)
    assert len(rows) == len(said) - 2
    assert {row["topic"] for row in rows} == {"Basics"}
    ids = run("browse", "topic:Basics", "kind:card", "--ids").output.strip().split(",")
    assert ids == [row["id"] for row in rows]


@pytest.mark.parametrize("action", ["suspend", "bury"])
def test_what_is_done_is_done_to_all_that_is_found_and_taken_back(run, action: str) -> None:
    state = {"suspend": "suspended", "bury": "buried"}[action]
    found = json.loads(run("browse", "topic:Basics", "--json").output)
    assert f"{action}: {len(found)} items" in run("browse", "topic:Basics", f"--{action}").output
    now = json.loads(run("browse", f"is:{state}", "--json").output)
    assert [row["id"] for row in now] == [row["id"] for row in found]
    assert f"Taken back: {action} of {len(found)} items." in run("browse", "--undo").output
    assert f"Done again: {action} of {len(found)} items." in run("browse", "--redo").output
    assert f"Taken back: {action} of {len(found)} items." in run("browse", "--undo").output
    assert run("browse", f"is:{state}", "--json").output.strip() == "[]"


def test_a_flag_is_put_and_taken_away(run) -> None:
    run("browse", "topic:Basics", "--flag", "2")
    rows = json.loads(run("browse", "is:flagged", "--json").output)
    assert {row["flag"] for row in rows} == {2}
    run("browse", "is:flagged", "--flag", "0")
    assert run("browse", "is:flagged", "--json").output.strip() == "[]"


def test_reviews_are_forgotten_only_when_that_is_confirmed(run, tmp_path: Path) -> None:
    db = str(tmp_path / "drill.db")
    words = ["study", "--plain", "--limit", "1", "--only", "cards", "--cards", str(VAULT)]
    CliRunner().invoke(main, ["--db", db, *words], input="\n3\n")
    assert run("browse", "is:learning", "--reset", typed="n\n").exit_code == 1
    assert len(json.loads(run("browse", "is:learning", "--json").output)) == 1
    assert "reset: 1 item" in run("browse", "is:learning", "--reset", "--yes").output
    assert run("browse", "is:learning", "--json").output.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["browse", "is:duee"], "did you mean is:due?"),
        (["browse", "--suspend", "--flag", "1"], "one thing at a time"),
        (["browse", "xyzzy", "--bury"], "nothing was found"),
        (["browse", "--undo"], "nothing to undo"),
        (["browse", "--redo"], "nothing to redo"),
        (["notes", "bascis"], "Did you mean basics"),
    ],
)
def test_what_cannot_be_is_refused(run, words: list[str], reason: str) -> None:
    result = run(*words)
    assert result.exit_code != 0
    assert reason in result.output


def test_notes_are_listed_and_read(run) -> None:
    assert "basics" in run("notes").output
    written, spoken = run("notes", "basics").output, run("notes", "basics", "--spoken").output
    assert "═" in written
    assert "═" not in spoken
    assert "box drawings" not in spoken
    assert "\x1b" not in written + spoken


def test_a_failure_of_ours_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr("drill.cli.notes.notes_command.callback", fail)
    result = CliRunner().invoke(main, ["notes"])
    assert result.exit_code == 1
    assert result.output == "Error: something in drill failed: LookupError: no such thing\n"


def test_the_exam_of_a_topic_that_there_is_not_is_named_beside_what_is_found(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[exams]\nBasic = 2027-01-31\nBasics = 2027-01-31\n")
    monkeypatch.setenv("DRILL_SETTINGS", str(settings))
    said = run("browse", "topic:Basics", "kind:card", "--ids")
    assert said.stderr == (
        f"Warning: {settings}: there is no topic exams.Basic; it is left out."
        " Did you mean exams.Basics?\n"
    )
    assert said.stdout.count("\n") == 1
    doctor = CliRunner().invoke(main, ["--db", str(tmp_path / "drill.db"), "doctor"])
    assert doctor.stderr == said.stderr
    assert doctor.exit_code == 0
