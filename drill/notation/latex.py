"""LaTeX commands as students write them, by the token that each stands for."""

from __future__ import annotations

DROPPED = frozenset({
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle",
    "textstyle", "quad", "qquad", ",", ";", ":", "!", " ", "limits", "nolimits", "middle",
})  # fmt: skip
"""Commands for size and space only."""

LETTER_STYLES = frozenset({
    "mathbf", "boldsymbol", "bm", "mathit", "mathcal", "vec", "mathsf", "mathnormal", "pmb",
})  # fmt: skip
"""Commands that change how a letter looks, not which letter it is."""

ENVIRONMENTS = frozenset({"matrix", "bmatrix", "pmatrix", "smallmatrix", "array"})

COMMANDS: dict[str, tuple[str, str]] = {
    "cdot": ("DOT", "·"), "times": ("DOT", "×"), "ast": ("TIMES", "*"), "odot": ("HADAMARD", "⊙"),
    "circ": ("HADAMARD", "⊙"), "div": ("DIVIDE", "/"), "lvert": ("BARS", "|"),
    "rvert": ("BARS", "|"), "lVert": ("BARS", "||"), "rVert": ("BARS", "||"),
    "Vert": ("BARS", "||"), "vert": ("BARS", "|"), "|": ("BARS", "||"),
    "lfloor": ("FLOOR", "⌊"), "rfloor": ("CLOSE_FLOOR", "⌊"), "lceil": ("CEIL", "⌈"),
    "rceil": ("CLOSE_CEIL", "⌈"), "le": ("COMPARE", "<="), "leq": ("COMPARE", "<="),
    "ge": ("COMPARE", ">="), "geq": ("COMPARE", ">="), "lt": ("COMPARE", "<"),
    "gt": ("COMPARE", ">"), "ne": ("COMPARE", "!="), "neq": ("COMPARE", "!="),
    "%": ("PERCENT", "%"),
}  # fmt: skip
