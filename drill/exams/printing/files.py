"""The files of a paper: the questions under the name that was asked for, the key beside it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from drill.exams.paper import Paper
from drill.exams.printing.document import Document
from drill.exams.printing.marking_key import marking_key
from drill.exams.printing.question_paper import question_paper

SUFFIXES = (".md", ".html", ".pdf")
_NEEDS = {".html": ("latex2mathml",), ".pdf": ("fpdf", "ziamath")}
GET_THEM = "pip install 'drill[paper]' adds it"


def missing(path: Path) -> str:
    """Why ``path`` can't be written by its kind; "" if it can."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        return f"{path}: papers are written as {', '.join(SUFFIXES)}"
    absent = [name for name in _NEEDS.get(suffix, ()) if find_spec(name) is None]
    return f"{path}: {suffix} needs the package {absent[0]}; {GET_THEM}" if absent else ""


def paper_files(
    paper: Paper, path: Path, version: str = "", minutes: int | None = None
) -> Iterator[tuple[Path, bytes]]:
    """The two files of a paper and what is in them: the questions, the key."""
    stem = f"{path.stem}-{version}" if version else path.stem
    questions = path.with_name(f"{stem}{path.suffix}")
    yield questions, _as(path.suffix, question_paper(paper, version, minutes))
    key = path.with_name(f"{stem}-key{path.suffix}")
    yield key, _as(path.suffix, marking_key(paper, version))


def _as(suffix: str, document: Document) -> bytes:
    match suffix.lower():
        case ".pdf":
            from drill.exams.printing.to_pdf import as_pdf

            return as_pdf(document)
        case ".html":
            from drill.exams.printing.to_html import as_html

            return as_html(document).encode()
    from drill.exams.printing.to_markdown import as_markdown

    return as_markdown(document).encode()
