"""What signs and letters are called when a formula is read aloud."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SIGNS = {
    "+": "plus", "−": "minus", "±": "plus or minus", "∓": "minus or plus", "×": "times",
    "·": "times", "÷": "divided by", "/": "divided by", "∗": "star", "*": "times", "⋆": "star",
    "⊙": "elementwise times", "∘": "composed with", "⊗": "tensor product", "⊕": "direct sum",
    "=": "equals", "≠": "is not equal to", "<": "is less than", ">": "is greater than",
    "≤": "is at most", "≥": "is at least", "⩽": "is at most", "⩾": "is at least",
    "≪": "is much less than", "≫": "is much greater than", "≈": "is approximately",
    "≡": "is equivalent to", "≔": "is defined as", "≜": "is defined as", "∝": "is proportional to",
    "∼": "is distributed as", "∈": "in", "∉": "not in", "⊂": "is a subset of",
    "⊆": "is a subset of", "∪": "union", "∩": "intersection", "∖": "without", "→": "to",
    "⟶": "to", "↦": "maps to", "←": "becomes", "⟵": "becomes", "↔": "if and only if",
    "⇒": "implies", "⟹": "implies", "⇔": "if and only if", "⟺": "if and only if",
    "∧": "and", "∨": "or", "¬": "not", "∀": "for all", "∃": "there is", "∞": "infinity",
    "∂": "partial", "∇": "nabla", "∑": "sum", "∏": "product", "∫": "integral",
    "∬": "double integral", "∮": "contour integral", "⋃": "union", "⋂": "intersection",
    "⟂": "is perpendicular to", "∥": "is parallel to", "⊤": "top", "∅": "the empty set",
    "′": "prime", "†": "dagger", "…": "and so on", "⋯": "and so on", "⋮": "and so on",
    "⋱": "and so on", "|": "bar", "‖": "double bar", ":": "colon", "!": "factorial", "ℓ": "ell",
    "(": "open paren", ")": "close paren", "[": "open bracket",
    "]": "close bracket", "{": "open brace", "}": "close brace", "⟨": "open angle bracket",
    "⟩": "close angle bracket", "%": "percent", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta",
    "lim": "limit", "sup": "supremum", "inf": "infimum", "ln": "natural log", "#": "number of",
    "&": "and", "Var": "variance", "Cov": "covariance", "ℝ": "the reals", "ℕ": "the naturals",
    "ℤ": "the integers", "$": "dollars", "\\": "backslash", "_": "underscore", "°": "degrees",
}  # fmt: skip
ACCENTS = {
    "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde", "bar": "bar",
    "overline": "bar", "underline": "underlined", "dot": "dot", "ddot": "double dot",
    "dddot": "triple dot", "vec": "vector", "overrightarrow": "vector", "check": "check",
    "breve": "breve", "acute": "acute", "grave": "grave", "mathring": "ring",
    "overleftarrow": "left arrow",
}  # fmt: skip
# brackets that are said by what they mean: before and after their content
FENCES = {
    ("|", "|"): ("absolute value of", "end absolute value"),
    ("‖", "‖"): ("norm of", "end norm"),
    ("⌊", "⌋"): ("floor of", "end floor"),
    ("⌈", "⌉"): ("ceiling of", "end ceiling"),
    ("⟨", "⟩"): ("inner product of", "end product"),
    ("{", "}"): ("the set of", "end set"),
}
NORM = ("‖", "‖")
PARTS = {"𝔼": "expectation", "E": "expectation", "ℙ": "probability", "𝟙": "indicator"}
"""What such a letter says of what stands in brackets behind it."""
SUPERSCRIPTS = {("(", ")"): "superscript", ("[", "]"): "bracket"}
"""How an index is announced that stands above in brackets."""
POWERS = {"2": "squared", "3": "cubed", "⊤": "transpose",  "*": "star",
          "∗": "star", "†": "dagger", "∘": "degrees", "+": "plus", "−": "minus"}  # fmt: skip
FEW = {("1", "2"): "one half", ("1", "3"): "one third", ("2", "3"): "two thirds",
       ("1", "4"): "one quarter", ("3", "4"): "three quarters"}  # fmt: skip
"""Fractions that have a name."""
PRIMES = ("", "prime", "double prime", "triple prime")
_STYLES = ("MATHEMATICAL ", "SANS-SERIF ", "MONOSPACE ")
_DIGITS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")


@lru_cache(maxsize=1024)
def name_of(text: str) -> str:
    """How a symbol is said; a word or a Latin letter as it is written."""
    if text in SIGNS:
        return SIGNS[text]
    if text.isascii() or len(text) > 1:
        return text
    return _letter(unicodedata.name(text, text))


def _letter(name: str) -> str:
    """GREEK SMALL LETTER ETA → eta; MATHEMATICAL BOLD CAPITAL W → bold W."""
    for style in (*_STYLES, "GREEK ", "LATIN ", "LETTER ", " SYMBOL"):
        name = name.replace(style, "")
    name = name.replace("LAMDA", "LAMBDA")
    *style_words, last = name.split(" ")
    if last in _DIGITS:
        last = str(_DIGITS.index(last))
    elif (len(last) == 1 and "SMALL" in style_words) or len(last) > 1:
        last = last.lower()
    dropped = {"SMALL", "DIGIT"} | ({"CAPITAL"} if len(last) == 1 else set())
    return " ".join([*(w.lower() for w in style_words if w not in dropped), last])
