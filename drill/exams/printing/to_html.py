"""A document as one HTML file that needs nothing else and prints well; formulas in MathML."""

from __future__ import annotations

import re
from html import escape

from drill.exams.printing.document import (
    Document,
    Formulas,
    Heading,
    Paragraph,
    Piece,
    Room,
    inlines,
)
from drill.exams.printing.math_font import font_face

_STYLE = """
body { font: 11pt/1.4 "STIX Two Text", "Times New Roman", serif; max-width: 46em;
  margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; border-bottom: 1px solid #888; }
h3 { font-size: 1em; margin: 1.2em 0 .3em; } .marks { float: right; font-weight: normal; }
p { margin: .4em 0; } .labelled { display: flex; gap: .6em; } .label { min-width: 1.6em; }
.labelled > .text { flex: 1; } .quiet { color: #444; }
.formulas { display: flex; flex-wrap: wrap; gap: .5em 2em; margin: .5em 0; align-items: center; }
.note { color: #444; margin-left: .5em; } .room div { border-bottom: 1px dotted #999;
  height: 1.7em; }
math { font-size: 1.05em; } code { font-family: monospace; }
@page { size: A4; margin: 18mm; }
@media print { body { margin: 0; max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; } .formulas, .labelled, .room { break-inside: avoid; } }
"""
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_BAR = re.compile(r"<mo>(&#x(?:0?2016|0?2225|0?007C);|[|‖∥])</mo>")
"""A bar by itself: it would grow on one side of what stands between two."""
_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")


def as_html(document: Document) -> str:
    """The text of an HTML file."""
    body = "\n".join(map(_piece, document.pieces))
    title = escape(document.title)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{font_face(body)}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def _piece(piece: Piece) -> str:
    match piece:
        case Heading():
            marks = f'<span class="marks">[{escape(piece.marks)}]</span>' if piece.marks else ""
            return f"<h{piece.level}>{marks}{_text(piece.text)}</h{piece.level}>"
        case Paragraph():
            return _paragraph(piece)
        case Formulas():
            return f'<div class="formulas">{"".join(map(_formula, piece.formulas))}</div>'
        case Room():
            return f'<div class="room">{"<div></div>" * piece.lines}</div>'


def _paragraph(piece: Paragraph) -> str:
    quiet = " quiet" if piece.quiet else ""
    marks = f'<span class="marks">[{escape(piece.marks)}]</span>' if piece.marks else ""
    if not piece.label:
        return f'<p class="plain{quiet}">{marks}{_text(piece.text)}</p>'
    label = f'<span class="label">{escape(piece.label)}</span>'
    text = f'<span class="text">{_text(piece.text)}</span>'
    return f'<p class="labelled{quiet}">{label}{text}{marks}</p>'


def _formula(formula: tuple[str, str]) -> str:
    tex, note = formula
    said = f'<span class="note">{_text(note)}</span>' if note else ""
    return f"<div>{mathml(tex)}{said}</div>"


def _text(text: str) -> str:
    parts = []
    for part in inlines(text):
        match part.kind:
            case "maths":
                parts.append(mathml(part.content))
            case "code":
                parts.append(f"<code>{escape(part.content)}</code>")
            case _:
                parts.append(_words(part.content))
    return "".join(parts)


def _words(text: str) -> str:
    linked = _LINK.sub(lambda match: match.group(2) or match.group(1), text)
    return _STRONG.sub(r"<strong>\1</strong>", escape(linked))


def mathml(tex: str) -> str:
    """A formula in MathML; one that can't be converted as its TeX."""
    from latex2mathml.converter import convert

    try:
        return _BAR.sub(r'<mo stretchy="false">\1</mo>', str(convert(tex)))
    except Exception:  # whatever the library stumbles over, the formula can still be read
        return f"<code>{escape(tex)}</code>"
