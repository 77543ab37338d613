r"""What each ``\begin{…}`` means: matrices, cases, aligned equations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drill.maths.commands import Arguments, Parts, Reads
from drill.maths.latex import Environment, Macro, Part, TexError
from drill.maths.tree import Fence, Grid, Node

MAX_TABLE = 4_096
_ROW_ENDS = frozenset({"\\", "cr", "newline", "tabularnewline"})


@dataclass(frozen=True, slots=True)
class Shape:
    """How an environment is drawn: see `Grid`, and the brackets around it."""

    style: str
    align: str = "c"
    marks: tuple[str, str] = ("", "")
    signature: str = ""


def _shapes() -> dict[str, Shape]:
    brackets = {"": ("", ""), "p": ("(", ")"), "b": ("[", "]"), "B": ("{", "}"), "v": ("|", "|"),
                "V": ("‖", "‖")}  # fmt: skip
    shapes = {f"{letter}matrix": Shape("matrix", "c", marks) for letter, marks in brackets.items()}
    shapes |= {f"{name}*": Shape("matrix", "c", shapes[name].marks, "[") for name in tuple(shapes)}
    shapes |= {f"{letter}smallmatrix": shapes[f"{letter}matrix"] for letter in brackets}
    shapes |= {
        "array": Shape("matrix", "c", signature="[{"),
        "cases": Shape("cases", "l", ("{", "")),
        "dcases": Shape("cases", "l", ("{", "")),
        "cases*": Shape("cases", "l", ("{", "")),
        "rcases": Shape("cases", "l", ("", "}")),
        "aligned": Shape("aligned", "rl", signature="["),
        "gathered": Shape("lines", signature="["),
        "split": Shape("aligned", "rl"),
        "alignedat": Shape("aligned", "rl", signature="{"),
        "eqnarray": Shape("matrix", "rcl"),
        "eqnarray*": Shape("matrix", "rcl"),
        "subarray": Shape("lines", signature="{"),
    }
    for star in ("", "*"):
        shapes |= {
            f"align{star}": Shape("aligned", "rl"),
            f"flalign{star}": Shape("aligned", "rl"),
            f"alignat{star}": Shape("aligned", "rl", signature="{"),
            f"gather{star}": Shape("lines"),
            f"multline{star}": Shape("lines", "l"),
            f"equation{star}": Shape("lines"),
        }
    return shapes


SHAPES = _shapes()


def grid_of(reads: Reads, environment: Environment, alphabet: str) -> Node:
    """The tree of an environment whose name is in `SHAPES`."""
    shape = SHAPES[environment.name]
    align, rules = _columns(shape, environment.arguments)
    rows = reads.rows(environment.parts, alphabet)
    grid = Grid(rows, shape.style, align, rules)
    return Fence((grid,), shape.marks) if any(shape.marks) else grid


def _columns(shape: Shape, arguments: Arguments) -> tuple[str, tuple[int, ...]]:
    if shape.signature not in {"[{", "["} or shape.style != "matrix" or not arguments[-1]:
        return shape.align, ()
    align, rules = "", []
    for letter in arguments[-1]:
        if letter == "|":
            rules.append(len(align))
        elif letter in ("l", "c", "r"):
            align += letter
        elif not isinstance(letter, str) or not letter.isspace():
            raise TexError("a column of unknown alignment")
    return align or shape.align, tuple(dict.fromkeys(rules))


def cells(parts: Parts) -> list[list[Sequence[Part]]]:
    r"""``parts`` cut into rows at ``\\`` and into cells at ``&``; an empty row is none."""
    rows: list[list[list[Part]]] = [[[]]]
    for part in parts:
        if is_row_end(part):
            rows.append([[]])
        elif part == "&":
            rows[-1].append([])
        else:
            rows[-1][-1].append(part)
    rows = [row for row in rows if _has_content(row)] or [[[]]]
    if len(rows) * max(len(row) for row in rows) > MAX_TABLE:
        raise TexError("a table of too many cells")
    return [list(row) for row in rows]


def is_row_end(part: Part) -> bool:
    r"""Whether ``part`` is a ``\\`` or one of its synonyms."""
    return isinstance(part, Macro) and part.name in _ROW_ENDS


def _has_content(row: Sequence[Sequence[Part]]) -> bool:
    return len(row) > 1 or any(not isinstance(p, str) or not p.isspace() for p in row[0])
