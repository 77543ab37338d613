"""A document as Markdown; formulas keep their dollars."""

from __future__ import annotations

from drill.exams.printing.document import Document, Formulas, Heading, Paragraph, Piece


def as_markdown(document: Document) -> str:
    """The text of a Markdown file."""
    return "\n\n".join(filter(None, map(_piece, document.pieces))) + "\n"


def _piece(piece: Piece) -> str:
    match piece:
        case Heading():
            marks = f" [{piece.marks}]" if piece.marks else ""
            return f"{'#' * piece.level} {piece.text}{marks}"
        case Paragraph():
            parts = (piece.label, piece.text, f"[{piece.marks}]" if piece.marks else "")
            return " ".join(part for part in parts if part)
        case Formulas():
            return "\n\n".join(
                f"$${tex}$$" + (f"\n\n({note})" if note else "") for tex, note in piece.formulas
            )
        case _:
            return ""
