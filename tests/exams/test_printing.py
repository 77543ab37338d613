"""Every exam of the syllabus on paper, in each form."""

import re
from html.parser import HTMLParser

import pytest

from drill.exams.catalogue import read_catalogue
from drill.exams.paper import draw_paper
from drill.exams.printing.document import Document, Formulas, Paragraph, inlines
from drill.exams.printing.marking_key import marking_key
from drill.exams.printing.question_paper import question_paper
from drill.exams.printing.to_html import as_html
from drill.exams.printing.to_markdown import as_markdown
from drill.exams.printing.to_pdf import as_pdf
from drill.session.library import Library

EXAMS = ["warm-up", "midterm", "interview", "finals"]


def documents(library: Library, name: str, seed: int) -> list[Document]:
    paper = draw_paper(read_catalogue(library).exams[name], library, seed)
    return [question_paper(paper), marking_key(paper)]


def formulas(document: Document) -> list[str]:
    found = []
    for piece in document.pieces:
        if isinstance(piece, Formulas):
            found += [tex for tex, _ in piece.formulas]
        elif isinstance(piece, Paragraph):
            found += [part.content for part in inlines(piece.text) if part.kind == "maths"]
    return found


class Tags(HTMLParser):
    """The tags that are open at the end, and how many formulas there were."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.maths = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.maths += tag == "math"

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """A tag that ends itself."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", EXAMS)
def test_html_is_whole_and_typesets_every_formula(library: Library, name: str) -> None:
    for seed in range(3):
        for document in documents(library, name, seed):
            text = as_html(document)
            tags = Tags()
            tags.feed(text)
            assert tags.open == []
            assert tags.maths >= len(set(formulas(document)))
            assert not re.search(r'(src|href)="|url\((?!data:)', text)


@pytest.mark.parametrize("name", EXAMS)
def test_markdown_keeps_its_dollars(library: Library, name: str) -> None:
    for document in documents(library, name, 4):
        text = as_markdown(document)
        assert all(f"${tex}$" in text for tex in formulas(document))


@pytest.mark.parametrize("name", EXAMS)
def test_pdf_draws_every_formula(library: Library, name: str) -> None:
    for document in documents(library, name, 5):
        data = as_pdf(document)
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")
        assert len(data) > 10_000


def test_text_from_notes_is_no_markup_in_html() -> None:
    page = as_html(Document("<b>", (Paragraph("<script>alert(1)</script> $a < b$ `<i>`"),)))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page
