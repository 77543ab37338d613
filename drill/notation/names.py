"""Names of symbols and functions: many spellings, one meaning, two ways to show each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
LETTER_NAMES = {letter: name for name, letter in GREEK.items()}
VARIANTS = {"varepsilon": "epsilon", "eps": "epsilon", "varphi": "phi", "vartheta": "theta",
            "lam": "lambda"}  # fmt: skip
ACCENTS = {"hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "dot": "\u0307"}
CONSTANTS = frozenset({"e", "pi"})

FUNCTIONS = {
    "sigmoid": "sigma", "logistic": "sigma", "ln": "log", "silu": "swish", "lg": "log10",
    "ld": "log2", "log_2": "log2", "log_10": "log10", "log_e": "log", "arcsin": "asin",
    "arccos": "acos", "arctan": "atan", "arcsec": "asec", "arccsc": "acsc", "arccot": "acot",
    "arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "cosec": "csc", "sgn": "sign", "lrelu": "leaky_relu",
    "leakyrelu": "leaky_relu", "logsumexp": "logsumexp", "lse": "logsumexp",
    "logsoftmax": "log_softmax", "power": "pow", "comb": "binomial", "choose": "binomial",
    "average": "mean", "step": "heaviside", "maximum": "max", "minimum": "min", "binom": "binomial",
}  # fmt: skip
"""Other spellings of operations, in lower case."""

INTERNAL = frozenset({"add", "sub", "mul", "div", "neg", "matmul", "gt", "lt", "ge", "le", "eq",
                      "ne", "logical_and", "logical_or", "logical_not"})  # fmt: skip
"""Operations that have a sign of their own and are not called by name."""

_SUBSCRIPT_GLYPHS = dict(
    zip("0123456789+-aehijklmnoprstuvxy", "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵧ", strict=True)
)


def key(name: str) -> str:
    """What all spellings of a symbol have in common: ``m_hat``, ``mhat`` and ``m̂`` are one."""
    plain = re.sub(r"[_{}()\[\],\s]", "", name)
    return LETTER_NAMES.get(plain, plain)


def find_function(name: str, operations: Iterable[str]) -> str | None:
    """The operation that ``name`` calls, primes apart; None if there is none."""
    base = name.rstrip("'")
    primes = name[len(base) :]
    spelled = base if base in operations else FUNCTIONS.get(base.lower(), base.lower())
    if spelled in INTERNAL or spelled not in operations:
        return None
    return spelled + primes


def segment(word: str, symbols: Mapping[str, str]) -> list[list[str]]:
    """The ways to read ``word`` as known symbols run together, at most two of them."""
    found: list[list[str]] = []

    def extend(start: int, parts: list[str]) -> None:
        if len(found) > 1:
            return
        if start == len(word):
            found.append(parts)
            return
        for end in range(start + 1, len(word) + 1):
            if word[start:end] in symbols:
                extend(end, [*parts, word[start:end]])

    extend(0, [])
    return found


def split_name(name: str) -> tuple[str, str, str]:
    """A declared name as letter, accent and subscript: ``v_hat`` → (v, hat, ""), ``W12`` → W, 12.

    A leading ``d`` before another symbol is not split here: it is part of the letter.
    """
    accent = ""
    stem, _, tail = name.partition("_")
    marked = re.fullmatch(rf"({'|'.join(ACCENTS)})_?(\w*)", tail)
    if marked:
        accent, tail = marked.groups()
    for word in ACCENTS:
        if not accent and len(stem) > len(word) and stem.endswith(word):
            stem, accent = stem.removesuffix(word), word
        elif not accent and (numbered := re.fullmatch(rf"(\w+){word}(\d+)", stem)):
            stem, accent, tail = numbered.group(1), word, numbered.group(2)
    match = re.fullmatch(r"([A-Za-zα-ωΑ-Ω]+?)(\d+)", stem)
    if match and not tail:
        stem, tail = match.group(1), match.group(2)
    return VARIANTS.get(stem, stem), accent, tail


def show_name(name: str) -> str:
    """A symbol in Unicode: ``W1`` → W₁, ``yhat`` → ŷ, ``dz2`` → dz₂, ``beta1`` → β₁."""
    stem, accent, subscript = split_name(name)
    differential = ""
    if len(stem) > 1 and stem[0] == "d" and stem not in GREEK and stem[1:] not in {"elta"}:
        differential, stem = ("d", stem[1:]) if len(stem) == 2 or stem[1:] in GREEK else ("", stem)
    letter = GREEK.get(stem, stem)
    if accent and len(letter) == 1:
        letter = unicodedata.normalize("NFC", letter + ACCENTS[accent])
    elif accent:
        letter += f"_{accent}"
    return differential + letter + _subscript(subscript)


def _subscript(text: str) -> str:
    if not text:
        return ""
    if all(char in _SUBSCRIPT_GLYPHS for char in text):
        return "".join(_SUBSCRIPT_GLYPHS[char] for char in text)
    return f"_{text}"


def latex_name(name: str) -> str:
    r"""A symbol in LaTeX: ``W1`` → W_{1}, ``yhat`` → \hat{y}, ``dz2`` → dz_{2}."""
    stem, accent, subscript = split_name(name)
    differential = ""
    if len(stem) > 1 and stem[0] == "d" and (len(stem) == 2 or stem[1:] in GREEK):
        differential, stem = "d", stem[1:]
    letter = f"\\{stem}" if stem in GREEK else stem if len(stem) == 1 else f"\\mathrm{{{stem}}}"
    if accent:
        letter = f"\\{accent}{{{letter}}}"
    return differential + letter + (f"_{{{subscript}}}" if subscript else "")
