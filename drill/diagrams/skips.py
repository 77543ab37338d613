"""Blocks with connections that skip layers: residual ones, and dense ones."""

from __future__ import annotations

from dataclasses import dataclass

from drill.diagrams.diagram import DiagramError

MOST_LAYERS, LONGEST_NAME = 8, 16
_ARROW = "──→"


@dataclass(frozen=True)
class Residual:
    """Layers in a row whose input is added to their output; ``after`` follows the sum."""

    layers: tuple[str, ...]
    after: tuple[str, ...] = ()

    def lines(self, width: int) -> list[str]:
        """The branch in one row and the skip below it; in a narrow place one layer a row."""
        row = self._in_a_row()
        rows = row if len(row[0]) <= width else self._in_a_column()
        return [*rows, "", self._formula(width)]

    def _in_a_row(self) -> list[str]:
        branch = _ARROW.join(["", *(f"[{layer}]" for layer in self.layers), "(+)"])
        tail = _ARROW.join(["", *(f"[{layer}]" for layer in self.after), "y"])
        row = f"x ─┬{branch}{tail}"
        plus = row.index("(+)") + 1
        skip = "   └" + "─" * (plus - 4) + "┘"
        label = "x unchanged"
        start = 4 + max((plus - 4 - len(label) - 2) // 2, 0)
        if plus - 4 > len(label) + 2:
            skip = f"{skip[:start]} {label} {skip[start + len(label) + 2 :]}"
        return [row, skip]

    def _in_a_column(self) -> list[str]:
        boxes = [f"[{layer}]" for layer in self.layers]
        lines = ["x", "├─────┐"]
        for box in boxes:
            lines += [f"│   {box}", "│     │"]
        lines += ["└───→(+)"]
        for layer in self.after:
            lines += ["      │", f"    [{layer}]"]
        return [*lines, "      ↓", "      y"]

    def _formula(self, width: int) -> str:
        """What the block computes; the branch is F where it would be too long."""
        whole = self._sum(_applied("x", self.layers))
        return whole if len(whole) <= width else self._sum("F(x)")

    def _sum(self, branch: str) -> str:
        return f"y = {_applied(f'x + {branch}', self.after)}"


def _applied(inner: str, layers: tuple[str, ...]) -> str:
    for layer in layers:
        inner = f"{layer}({inner})"
    return inner


@dataclass(frozen=True)
class Dense:
    """Layers each of which takes the outputs of all before it, side by side."""

    count: int

    def lines(self, width: int) -> list[str]:
        """A row of layers, below it a line from each output to all later layers."""
        names = ["x₀", *(f"[H{_subscript(place)}]" for place in range(1, self.count + 1))]
        row = f" {_ARROW} ".join([*names, f"x{_subscript(self.count)}"])
        if len(row) > width or self.count == 1:
            return [row, *self._inputs()] if self.count == 1 else self._inputs()
        starts: list[int] = []
        for name in names:
            starts.append(row.index(name, starts[-1] + 1 if starts else 0))
        skips = [self._skip(starts, names, source) for source in range(self.count - 1)]
        return [row, *skips, "", *self._inputs()]

    def _skip(self, starts: list[int], names: list[str], source: int) -> str:
        """The line of one output: down from behind it, up into every later layer but the next."""
        begin = starts[source] + len(names[source]) + 1
        ends = [starts[target] + 1 for target in range(source + 2, self.count + 1)]
        line = [" "] * (ends[-1] + 1)
        for place in range(begin, ends[-1]):
            line[place] = "─"
        line[begin] = "└"
        for end in ends[:-1]:
            line[end] = "┴"
        line[ends[-1]] = "┘"
        return "".join(line)

    def _inputs(self) -> list[str]:
        return [
            f"x{_subscript(place)} = H{_subscript(place)}"
            f"([{', '.join(f'x{_subscript(before)}' for before in range(place))}])"
            for place in range(1, self.count + 1)
        ]


def _subscript(number: int) -> str:
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(number))


def read_skips(word: str, text: str, offset: int) -> Residual | Dense:
    """``residual conv, relu, conv then relu``, or ``dense 3``.

    Raises:
        DiagramError: with the place of what can't be drawn.
    """
    if word == "dense":
        if not text.strip().isdigit() or not 1 <= int(text) <= MOST_LAYERS:
            raise DiagramError(f"dense takes a number of layers from 1 to {MOST_LAYERS}", offset)
        return Dense(int(text))
    branch, _, after = text.partition(" then ")
    layers, behind = _names(branch), _names(after)
    if not layers:
        raise DiagramError(
            "residual takes the layers of its branch, such as conv, relu, conv", offset
        )
    for name in (*layers, *behind):
        if len(name) > LONGEST_NAME:
            raise DiagramError(f"{name} is longer than {LONGEST_NAME} characters", offset)
    if len(layers) + len(behind) > MOST_LAYERS:
        raise DiagramError(f"more than {MOST_LAYERS} layers", offset)
    return Residual(layers, behind)


def _names(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())
