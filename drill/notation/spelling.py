r"""How a symbol is spelled: letters, accents, subscripts, layers, in plain text and in LaTeX."""

from __future__ import annotations

import re

from drill.notation.latex import LETTER_STYLES
from drill.notation.names import ACCENTS, GREEK, LETTER_NAMES, VARIANTS

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|[α-ωΑ-Ω]")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ARGUMENT = re.compile(r"\s*\{([^{}]*(?:\{[^{}]*\})?[^{}]*)\}|\s*(\\[a-z]+|[A-Za-zα-ω])")
_LAYER = re.compile(r"\^(?:\{\s*[(\[]([A-Za-z0-9+-]+)[)\]]\s*\}|[(\[](\d+)[)\]])")
_STYLING = re.compile(r"\\?(?:text|mathrm|mathbf)\s*\{|[^A-Za-z0-9,]")
SUBSCRIPT = re.compile(r"_(?:(\d+|[A-Za-z]+\d*)|\{([^{}]{0,40}(?:\{[^{}]{0,40}\})?)\}|\\([a-z]+))")


def spelling(text: str, at: int) -> tuple[str, int]:
    r"""The symbol at ``at`` in one spelling, ``\hat{v}_t`` as ``v_hat_t``, and where it ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    base, end = letter(text, at)
    return suffixes(text, base, end) if base else ("", at)


def letter(text: str, at: int) -> tuple[str, int]:
    """The word or letter at ``at``, with its accent but without subscripts; "" if none."""
    word = _WORD.match(text, at)
    if word:
        return LETTER_NAMES.get(word.group(), word.group()), word.end()
    command = _COMMAND.match(text, at)
    if not command:
        return "", at
    name = command.group(1)
    if name in GREEK or name in VARIANTS:
        return VARIANTS.get(name, name), command.end()
    name = name.removeprefix("wide").replace("overline", "bar")
    if name in ACCENTS or name in LETTER_STYLES:
        return _accented(text, name, command.end(), at)
    return ("l", command.end()) if name == "ell" else ("", at)


def _accented(text: str, name: str, end: int, at: int) -> tuple[str, int]:
    match = _ARGUMENT.match(text, end)
    inner = spelling(match.group(1) or match.group(2) or "", 0)[0] if match else ""
    if not match or not inner:
        return "", at
    return (inner if name in LETTER_STYLES else f"{inner}_{name}"), match.end()


def suffixes(text: str, base: str, end: int) -> tuple[str, int]:
    """``base`` with the subscripts and layers that follow it, and where they end."""
    while True:
        layer = _LAYER.match(text, end)
        if layer:
            base, end = base + (layer.group(1) or layer.group(2)), layer.end()
            continue
        subscript = SUBSCRIPT.match(text, end)
        if subscript is None or (subscript.group(3) and subscript.group(3) not in GREEK):
            return base, end
        inner = next(filter(None, subscript.groups()), "")
        base, end = f"{base}_{_STYLING.sub('', inner)}", subscript.end()
