"""Unicode as people type and paste it, brought to the few characters that the lexer knows.

Each output character keeps the place of the input character that it came from, so that a caret
points into what was typed.
"""

from __future__ import annotations

import unicodedata

from drill.notation.errors import ReadError, acts_on_terminal

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˡᵗᵏʲᴸᵐ", "0123456789+-()niltkjLm", strict=True))
_SUBSCRIPTS = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵧ", "0123456789+-()aehijklmnoprstuvxy", strict=True)
)
_ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar", "\u0307": "dot"}
_SPELLED = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "⁄": "/", "∕": "/", "÷": "/", "∗": "*",
    "′": "'", "’": "'", "ʹ": "'", "´": "'", "″": "''", "×": r"\times ", "·": r"\cdot ",
    "⋅": r"\cdot ", "∙": r"\cdot ", "•": r"\cdot ", "⊙": r"\odot ", "∘": r"\odot ", "◦": r"\odot ",
    "√": r"\sqrt ", "∂": r"\partial ", "∑": r"\sum ", "∏": r"\prod ", "∇": r"\nabla ",
    "‖": r"\|", "∥": r"\|", "∣": "|", "≤": "<=", "≥": ">=", "≠": "!=", "∞": r"\infty ",
    "𝟙": r"\mathbb{1}", "ᵀ": r"^{\top}", "⊤": r"^{\top}", "ᵗʳ": r"^{\top}", "⟨": "(", "⟩": ")",
    "⌊": r"\lfloor ", "⌋": r"\rfloor ", "⌈": r"\lceil ", "⌉": r"\rceil ", "≈": r"\approx ",
    "ϵ": "ε", "ϕ": "φ", "ϑ": "θ", "ϱ": "ρ", "ϖ": "π", "ς": "σ", "µ": "μ", "∆": "Δ", "Ω": "Ω",
    "ℓ": "l", "ℒ": "L", "…": "..", "∈": " in ", "“": "", "”": "", "„": "",
}  # fmt: skip
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff\t\n\r"  # noqa: E501

PLAIN = frozenset(map(chr, range(32, 127)))


class Normal:
    """Normalised text with the original place of each of its characters."""

    def __init__(self, plain: str = "") -> None:
        self._pieces: list[str] = [plain]
        self.places: list[int] = list(range(len(plain)))

    def add(self, piece: str, place: int) -> None:
        """Append ``piece``, all of which came from ``place``."""
        if not piece:
            return
        self._pieces.append(piece)
        self.places.extend([place] * len(piece))

    def wrap_last(self, command: str) -> None:
        """Put an accent over the letter that was added last."""
        letter = self._pieces.pop()
        place = self.places[-1]
        del self.places[-len(letter) :]
        self.add(f"\\{command}{{{letter}}}", place)

    @property
    def text(self) -> str:
        """The normalised text."""
        return "".join(self._pieces)


def normalise(text: str) -> Normal:
    """``text`` in ASCII, Greek letters and LaTeX commands; what is no maths is refused."""
    if text.isascii() and text.isprintable():
        return Normal(text)
    normal, place = Normal(), 0
    while place < len(text):
        place = _take(text, place, normal)
    return normal


def _take(text: str, place: int, normal: Normal) -> int:
    char = text[place]
    for table, mark in ((_SUPERSCRIPTS, "^"), (_SUBSCRIPTS, "_")):
        if char in table:
            end = place
            while end < len(text) and text[end] in table:
                end += 1
            normal.add(f"{mark}{{{''.join(table[c] for c in text[place:end])}}}", place)
            return end
    normal.add(*_spell(char, place, normal))
    return place + 1


def _spell(char: str, place: int, normal: Normal) -> tuple[str, int]:
    if char in PLAIN:
        return char, place
    if char in _SPELLED:
        return _SPELLED[char], place
    if char in _SPACES:
        return ("\n" if char in "\n\r" else " "), place
    if char in _ACCENTS and normal.places:
        normal.wrap_last(_ACCENTS[char])
        return "", place
    if acts_on_terminal(char):
        raise ReadError(f"there is an invisible character here (U+{ord(char):04X})", place)
    return _compatible(char, place), place


def _compatible(char: str, place: int) -> str:
    """Accented letters, fractions, full-width and mathematical letters in their plain form."""
    decomposed = unicodedata.normalize("NFD", char)
    if len(decomposed) == 2 and decomposed[1] in _ACCENTS:
        return f"\\{_ACCENTS[decomposed[1]]}{{{decomposed[0]}}}"
    plain = unicodedata.normalize("NFKC", char)
    if "⁄" in plain:
        return "({}/{})".format(*plain.split("⁄"))
    spelled = _SPELLED.get(plain, plain)
    if len(plain) == 1 and (plain in PLAIN or "α" <= plain <= "ω" or "Α" <= plain <= "Ω"):
        return spelled
    raise ReadError(f"the character {char} has no meaning here", place)
