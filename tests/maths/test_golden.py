"""What formulas look like: `golden_formulas.txt` and `golden_commands.txt` are for reading."""

import json
from pathlib import Path

import pytest

from drill.maths.render import render_block, render_inline
from drill.maths.spoken import spoken

HERE = Path(__file__).parent
FORMULAS = json.loads((HERE / "tex_formulas.json").read_text("utf-8"))


def sections(name: str) -> dict[str, str]:
    """The parts of a golden file by their names."""
    parts = (HERE / name).read_text("utf-8").split("=== ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].rstrip("\n") for part in parts}


def section(tex: str) -> str:
    """``tex`` with its block, its line and its words, as a golden file has them."""
    block = [line.rstrip() for line in render_block(tex).lines]
    line = render_inline(tex).lines[0]
    return "\n".join([f"tex: {tex}", "", *block, "", f"one: {line}", f"say: {spoken(tex)}"])


GOLDEN = sections("golden_formulas.txt")
COMMANDS = sections("golden_commands.txt")


def test_there_is_a_section_for_every_formula() -> None:
    assert list(GOLDEN) == [formula["name"] for formula in FORMULAS]


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula["name"])
def test_formula(formula: dict[str, str]) -> None:
    assert section(formula["tex"]) == GOLDEN[formula["name"]]
    assert render_block(formula["tex"]).ok
    assert render_inline(formula["tex"]).ok


@pytest.mark.parametrize("name", COMMANDS)
def test_command(name: str) -> None:
    tex = COMMANDS[name].partition("\n")[0].removeprefix("tex: ")
    assert section(tex) == COMMANDS[name]
