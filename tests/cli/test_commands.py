"""The commands for scripts, as a shell sees them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drill.cli import COMMANDS, main


def run(*words: str) -> Result:
    """One call of ``drill``."""
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_every_command_is_listed_and_helps() -> None:
    text = run("--help").output
    for name in COMMANDS:
        assert name in text
        assert run(name, "--help").exit_code == 0


def test_every_command_is_documented() -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"drill {name}" in readme, name


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["shwo"], "There is no command shwo. Did you mean show?"),
        (["show", "adam-stpes"], "Did you mean adam-steps"),
        (["show", "adam-steps@9:1:1"], "version"),
        (["show", "adam-steps@x"], "not a problem's key"),
        (["show", "adam-steps", "--level", "7"], "its levels are 1, 2, 3"),
        (["solve", "adam-steps", "--given", "[]"], "JSON object"),
        (["solve", "adam-steps", "--given", "{"], "not JSON"),
        (["grade", "adam-steps@1:1:3", "--answer", "nostep=1"], "the steps are"),
        (["grade", "adam-steps@1:1:3", "--answer", "m1"], "STEP=TEXT"),
        (["calc", "1 +"], "something is missing at the end"),
    ],
)
def test_wrong_words_are_refused_with_what_is_valid(words: list[str], reason: str) -> None:
    result = run(*words)
    assert result.exit_code != 0
    assert reason in result.output
    assert "Traceback" not in result.output


def test_problems_in_json() -> None:
    rows = json.loads(run("problems", "--json").output)
    adam = next(row for row in rows if row["name"] == "adam-steps")
    assert adam["levels"] == [1, 2, 3]
    assert {"no-bias-correction", "missing-root"} <= {m["slug"] for m in adam["mistakes"]}
    assert adam["topic"] == "Optimizers"


def test_problems_in_json_say_all_of_each() -> None:
    for row in json.loads(run("problems", "--json").output):
        assert row["levels"], row["name"]
        for said in ("topic", "asks", "steps"):
            assert row[said], (row["name"], said)
        assert {mistake["step"] for mistake in row["mistakes"]} <= set(row["steps"])


TWO_LEVELS = """# Levels

```drill
problem two
"Two levels."
covers I001
level 1: n = 1
level 2: n = 2
given
  x : integers(1, 9)
steps
  y = x
    mistake twice: 2*x "Twice."
  z = 2*y  at level 2
    mistake once: y "Once."
check y == x
check z == 2*x at level 2
ask value y at level 1
ask value z at level 2
```
"""


def test_problems_in_json_hold_what_single_levels_have(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "levels.md"
    note.parent.mkdir()
    note.write_text(TWO_LEVELS, encoding="utf-8")
    (row,) = json.loads(run("problems", "--json", "--cards", str(note.parent)).output)
    assert row["steps"] == ["y", "z"]
    assert row["asks"] == ["value y", "value z"]
    assert [mistake["slug"] for mistake in row["mistakes"]] == ["twice", "once"]
    assert row["covers"] == ["I001"]


def test_a_key_shows_the_same_problem_again() -> None:
    first = run("show", "two-layer-softmax", "--level", "2", "--seed", "5", "--json")
    key = json.loads(first.output)["key"]
    assert key == "two-layer-softmax@1:2:5"
    assert run("show", key, "--json").output == first.output


def test_a_solution_fits_eighty_columns() -> None:
    output = run("show", "two-layer-softmax", "--level", "3", "--solution").output
    assert "Solution" in output
    assert max(map(len, output.splitlines())) <= 80


def test_grading_several_steps_follows_the_learners_own_values() -> None:
    shown = json.loads(run("show", "momentum-plain@1:2:4", "--json", "--solution").output)
    values = {step["name"]: step["value"] for step in shown["steps"]}
    given, wrong = shown["given"], values["v1"] + 1
    own = given["mu"] * wrong + given["g"][1]
    result = run(
        "grade", shown["key"], "--answer", f"v2={own}", "--answer", f"v1={wrong}", "--json"
    )
    first, second = json.loads(result.output)["answers"]
    assert (first["step"], first["right"]) == ("v1", False)
    assert (second["step"], second["verdict"], second["right"]) == ("v2", "follows", True)
    assert second["diagnosis"] == "Right from your v₁, which was wrong."


def test_calc() -> None:
    answer = json.loads(run("calc", "softmax([[1],[2]])", "--json").output)
    first, second = (row[0] for row in answer["value"])
    assert (first, second) == pytest.approx((0.2689414213699951, 0.7310585786300049))
    given = json.dumps({"W": [[1, 2], [3, 4]], "x": [1, 1]})
    assert "[3, 7]ᵀ" in run("calc", "W x", "--given", given).output


def test_verify_names_the_line_of_a_wrong_gradient(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "wrong.md"
    note.parent.mkdir()
    note.write_text(
        "# Wrong\n\n```drill\nproblem wrong-gradient\n\"A wrong claim.\"\ngiven\n"
        "  z : decimals(-2, 2, 1)\nsteps\n  L = sigma(z)\n"
        "  dz = L*(1 + L)   gradient of L by z\nask value dz\n```\n",
        encoding="utf-8",
    )  # fmt: skip
    result = run("verify", "--seeds", "5", "--cards", str(note.parent))
    assert result.exit_code == 1
    assert "notes/wrong.md:10:1: dz is not the gradient of L by z" in result.output


def test_verify_names_a_card_that_cannot_be_typed(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "typed.md"
    note.parent.mkdir()
    cards = "One #typed::$1$\n\nLoss? #typed::$-\\sum_k y_k$\n"
    note.write_text(f"# Typed\n\n{cards}", encoding="utf-8")
    result = run("verify", "--cards", str(note.parent))
    assert result.exit_code == 1
    assert "notes/typed.md:5:1: this answer can't be typed: it is not clear" in result.output
    assert "typed.md:3" not in result.output


def test_verify_goes_on_after_a_faulty_block(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "two.md"
    note.parent.mkdir()
    block = (
        '```drill\nproblem {name}\n"Double."\ngiven\n  x : integers(1, 9)\n'
        "steps\n  y = {body}\ncheck y == x + x\nask value y\n```\n"
    )
    note.write_text(
        block.format(name="bad", body="2*xx") + "\n" + block.format(name="good", body="2*x"),
        encoding="utf-8",
    )
    result = run("verify", "--seeds", "3", "--cards", str(note.parent))
    assert result.exit_code == 1
    assert "notes/two.md:7:9: unknown name xx. Did you mean x?" in result.output
    assert "1 block, 1 level, 3 draws" in result.output
    assert "1 proved by SymPy, from the steps before" in result.output


def test_verify_warns_of_what_a_note_would_be_better_without(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "vague.md"
    note.parent.mkdir()
    note.write_text("# Adam\n\nSee [[gone]].\n\nWhat is it?::An optimiser.\n", encoding="utf-8")
    words = ("verify", "--cards", str(note.parent))
    shown = run(*words)
    assert shown.exit_code == 0
    assert "warning: notes/vague.md:3:5: there is no note gone" in shown.output
    assert "no faults, 2 warnings" in shown.output
    data = json.loads(run(*words, "--json").output)
    assert [warning["kind"] for warning in data["warnings"]] == ["broken-link", "vague"]
    assert data["warnings"][1] == {
        "note": "notes/vague.md", "line": 5, "column": 1, "kind": "vague",
        "sentence": '"it" refers to nothing in the question',
    }  # fmt: skip


def test_verify_finds_the_same_in_parts(tmp_path: Path) -> None:
    note = tmp_path / "notes" / "double.md"
    note.parent.mkdir()
    block = (
        '```drill\nproblem {name}\n"Double."\ngiven\n  x : integers(1, 9)\n'
        "steps\n  y = 2*x\ncheck y == x + x\nask value y\n```\n"
    )
    blocks = "\n".join(block.format(name=name) for name in ("one", "two", "three"))
    note.write_text(f"# Double\n\nWhat is it?::Twice as much.\n\n{blocks}", encoding="utf-8")
    words = ("verify", "--json", "--cards", str(note.parent))
    one = json.loads(run(*words, "--seeds", "41", "--part", "1/1").output)
    parts = [json.loads(run(*words, "--seeds", "41", "--part", f"{k}/2").output) for k in (1, 2)]
    for kind in ("templates", "claims", "warnings"):
        whole = sorted(json.dumps(row) for row in one[kind])
        assert sorted(json.dumps(row) for part in parts for row in part[kind]) == whole
    assert [row["name"] for row in parts[1]["templates"]] == ["two"]


def test_stats_of_an_empty_store(tmp_path: Path) -> None:
    result = run("--db", str(tmp_path / "drill.db"), "stats", "--json")
    assert json.loads(result.output)["reviews"] == {}


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes, longer than a header of SQLite has bytes, all of them text")
    before = path.read_bytes()
    for command in ("stats", "doctor"):
        result = run("--db", str(path), command)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
    assert path.read_bytes() == before


def test_an_answer_is_marked_as_it_is_asked() -> None:
    asked = run("show", "linear-layer-forward@1:3:5").output
    assert "What shape has Z" in asked
    shape = run("grade", "linear-layer-forward@1:3:5", "--answer", "Z=2x2").output
    assert shape.startswith("Z: correct")
    value = run("grade", "linear-layer-forward@1:3:5", "--answer", "Z=2 2; 2 2", "--kind", "value")
    assert value.output.startswith("Z: wrong")
