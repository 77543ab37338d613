"""The page: sections, figures, pictures, and the numbers behind each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.resources import files

from drill.progress.figure import Column, Figure, Section, Unit, Value, visible
from drill.ui.report.markup import element, text
from drill.ui.report.picture import picture
from drill.ui.words.tables import cell_text

_OPEN_ROWS = 30
"""A longer table is folded in below a picture."""


def page_of(sections: Sequence[Section], today: date) -> str:
    """The whole document, with its style inside."""
    style = files("drill.ui.report").joinpath("page.css").read_text(encoding="utf-8")
    title = f"Drill: progress on {today}"
    links = "".join(
        element("li", element("a", text(section.title), href=f"#{section.key}"))
        for section in sections
    )
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        + element("title", text(title))
        + element("style", style)
    )
    body = (
        element("h1", text(title))
        + element("nav", element("ul", links))
        + "".join(map(_section, sections))
    )
    document = element("html", element("head", head), element("body", body), lang="en")
    return f"<!doctype html>\n{document}\n"


def _section(section: Section) -> str:
    figures = "".join(map(_figure, section.figures))
    return element("section", element("h2", text(section.title)), figures, id=section.key)


def _figure(figure: Figure) -> str:
    parts = [element("h3", text(figure.title))]
    parts.append(element("p", text(f"Sample: {figure.sample}."), class_="sample"))
    parts += [element("p", text(sentence)) for sentence in figure.sentences]
    if figure.chart is not None and figure.chart.x:
        parts.append(element("div", picture(figure.chart, figure.title), class_="picture"))
    if figure.rows:
        table = _table(*visible(figure))
        if len(figure.rows) > _OPEN_ROWS:
            summary = element("summary", text(f"The numbers ({len(figure.rows)} rows)"))
            table = element("details", summary, table)
        parts.append(table)
    return element("article", *parts)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> str:
    head = "".join(_cell("th", column.title, column.unit) for column in columns)
    body = "".join(
        element(
            "tr",
            *(
                _cell("td", cell_text(value, column.unit), column.unit)
                for value, column in zip(row, columns, strict=True)
            ),
        )
        for row in rows
    )
    return element("table", element("thead", element("tr", head)), element("tbody", body))


def _cell(name: str, words: str, unit: Unit) -> str:
    return element(name, text(words), class_=None if unit in (Unit.TEXT, Unit.PROSE) else "number")
