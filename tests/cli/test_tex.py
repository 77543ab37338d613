"""``drill tex``."""

import json

import pytest
from click.testing import CliRunner

from drill.cli.tex import tex_command


def run(*arguments: str, given: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(tex_command, arguments, input=given)
    return result.exit_code, result.stdout, result.stderr


def test_a_formula_is_drawn_as_a_block() -> None:
    assert run(r"\frac{a}{b}") == (0, "a\n─\nb\n", "")


def test_a_formula_is_drawn_on_one_line() -> None:
    assert run("--inline", r"\frac{a}{b}") == (0, "a/b\n", "")


def test_an_unknown_command_is_shown_and_named() -> None:
    assert run(r"\foo{x}") == (1, "⟦\\foo{x}⟧\n", "unknown: \\foo\n")


def test_what_is_not_tex_is_shown() -> None:
    assert run("{a") == (1, "⟦{a⟧\n", "this is not LaTeX maths\n")


def test_a_formula_has_to_be_given() -> None:
    code, _, error = run()
    assert code == 2
    assert "give a formula" in error


def test_lines_are_answered_in_order_and_faulty_ones_stop_nothing() -> None:
    lines = [
        json.dumps({"id": 1, "tex": r"\frac12", "inline": True}),
        "no json",
        "",
        json.dumps({"id": "b", "tex": r"\frac12"}),
        json.dumps({"id": 3, "tex": r"\foo"}),
        json.dumps({"id": 4}),
        json.dumps({"id": 5, "tex": "x", "inline": "yes"}),
        "[" * 100_000,
        '{"id": NaN, "tex": "x"}',
        '{"id": "\\ud800", "tex": "\\ud800"}',
        "7",
    ]
    code, out, _ = run("--jsonl", given="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [answer["id"] for answer in answers] == [
        1, None, "b", 3, 4, 5, None, None, "\ud800", None,
    ]  # fmt: skip
    assert answers[0] == {"id": 1, "ok": True, "lines": ["1/2"], "unknown": []}
    assert answers[2] == {"id": "b", "ok": True, "lines": ["1", "─", "2"], "unknown": []}
    assert answers[3] == {"id": 3, "ok": False, "lines": ["⟦\\foo⟧"], "unknown": ["\\foo"]}
    assert [index for index, answer in enumerate(answers) if "error" in answer] == [
        1, 4, 5, 6, 7, 9,
    ]  # fmt: skip


@pytest.mark.parametrize("tex", [r"\hat{y}", "中文", "\U0001f600"])
def test_answers_keep_their_characters(tex: str) -> None:
    _, out, _ = run("--jsonl", "--inline", given=json.dumps({"id": 0, "tex": tex}) + "\n")
    assert json.loads(out)["lines"][0] in out
