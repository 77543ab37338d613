"""Letters of the mathematical alphabets, small raised and lowered characters, and accents."""

from __future__ import annotations

import unicodedata

_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"
_HOLES = {
    "script": "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
    "fraktur": "CℭHℌIℑRℜZℨ",
    "double": "CℂHℍNℕPℙQℚRℝZℤ",
}
_LATIN = {
    "bold": 0x1D400, "script": 0x1D49C, "fraktur": 0x1D504, "double": 0x1D538,
    "sans": 0x1D5A0, "mono": 0x1D670,
}  # fmt: skip
_DIGITS = {"bold": 0x1D7CE, "double": 0x1D7D8, "sans": 0x1D7E2, "mono": 0x1D7F6}
_BOLD_GREEK = 0x1D6A8


def _alphabet(name: str) -> dict[int, str]:
    first = _LATIN[name]
    table = {ord("A") + place: chr(first + place) for place in range(26)}
    table |= {ord("a") + place: chr(first + 26 + place) for place in range(26)}
    holes = _HOLES.get(name, "")
    table |= {ord(plain): styled for plain, styled in zip(holes[::2], holes[1::2], strict=True)}
    if name in _DIGITS:
        table |= {ord("0") + digit: chr(_DIGITS[name] + digit) for digit in range(10)}
    if name == "bold":
        table |= {ord(letter): chr(_BOLD_GREEK + place) for place, letter in enumerate(_GREEK)}
    return table


ALPHABETS = {name: _alphabet(name) for name in _LATIN}

_RAISED = (
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
    "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ⊤ᵀ"
)
_LOWERED = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ"
_ALREADY_RAISED = "*′″‴†‡°"  # these stand high on the line by themselves
SUPERSCRIPTS = dict(zip(_RAISED[::2], _RAISED[1::2], strict=True)) | {
    mark: mark for mark in _ALREADY_RAISED
}
SUBSCRIPTS = dict(zip(_LOWERED[::2], _LOWERED[1::2], strict=True))
PRIMES = ("", "′", "″", "‴")

COMBINING = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303",
    "bar": "\u0304", "dot": "\u0307", "ddot": "\u0308", "dddot": "\u20db", "vec": "\u20d7",
    "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
    "mathring": "\u030a", "overline": "\u0305", "underline": "\u0332",
    "overrightarrow": "\u20d7", "overleftarrow": "\u20d6",
}  # fmt: skip


def superscript(text: str) -> str | None:
    """``text`` in raised characters, or None where one of them has no raised form."""
    return _translated(text, SUPERSCRIPTS)


def subscript(text: str) -> str | None:
    """``text`` in lowered characters, or None where one of them has no lowered form."""
    return _translated(text, SUBSCRIPTS)


def _translated(text: str, table: dict[str, str]) -> str | None:
    try:
        return "".join([table[character] for character in text])
    except KeyError:
        return None


def primes(count: int) -> str:
    """``count`` primes."""
    return PRIMES[count] if count < len(PRIMES) else "′" * count


def accented(letter: str, name: str) -> str:
    """``letter`` under the mark ``name``, in one character where Unicode has it."""
    return unicodedata.normalize("NFC", letter + COMBINING[name])
