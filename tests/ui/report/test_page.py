"""The HTML report: whole, self-contained, every text escaped, each number as in the tables."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from drill.progress.figure import (
    Chart,
    ChartKind,
    Column,
    Figure,
    Section,
    Series,
    Unit,
    as_data,
    shown,
    ticks,
)
from drill.ui.report.page import page_of
from drill.ui.report.picture import picture

TODAY = date(2026, 5, 4)
VOID = {"meta"}
NASTY = "<script>alert('x')</script> & \"q\" \x1b[31m"


def figure(chart: Chart | None = None) -> Figure:
    return Figure(
        key="k",
        title=NASTY,
        sample="3 reviews",
        sentences=(NASTY,),
        columns=(
            Column("name", NASTY, Unit.TEXT),
            Column("n", "N"),
            Column("q", "Item", Unit.PROSE),
            Column("id", "Id", Unit.ID),
        ),
        rows=((NASTY, 3, "$\\frac{1}{2}$ <b>", "hidden"), (None, 4, "", "hidden")),
        chart=chart,
    )


CHARTS = {
    ChartKind.BARS: Chart(
        ChartKind.BARS,
        ("a<b", "c"),
        (Series("one", (0.5, None)), Series("two", (0.7, 0.2))),
        unit=Unit.SHARE,
        level=0.9,
        level_name="desired",
    ),
    ChartKind.LINES: Chart(
        ChartKind.LINES,
        tuple(f"05-{day:02}" for day in range(1, 31)),
        tuple(Series(name, tuple(map(float, range(30)))) for name in ("a", "b", "c<")),
    ),
    ChartKind.POINTS: Chart(
        ChartKind.POINTS,
        (0.72, 0.91),
        (Series("observed", (0.7, 0.95)),),
        unit=Unit.SHARE,
        x_title="predicted",
        weights=(4, 400),
    ),
    ChartKind.CALENDAR: Chart(
        ChartKind.CALENDAR,
        tuple(TODAY - timedelta(days=ago) for ago in range(364, -1, -1)),
        (Series("reviews", tuple(float(day % 7) for day in range(365))),),
    ),
}


class Balanced(HTMLParser):
    """Fails where an element is not closed, and collects what a page would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        self.outside += [
            value for name, value in attrs
            if name in ("src", "href", "onload", "onclick") and not value.startswith("#")
        ]  # fmt: skip

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("kind", [None, *ChartKind])
def test_a_page_is_whole_and_needs_nothing_from_outside(kind) -> None:
    section = Section("s", "Section <1>", (figure(CHARTS[kind] if kind else None),))
    page = page_of([section], TODAY)
    reader = Balanced()
    reader.feed(page)
    assert reader.open == []
    assert reader.outside == []
    assert "script" not in reader.seen
    assert ("svg" in reader.seen) is (kind is not None)
    assert "\x1b" not in page
    assert "hidden" not in page
    assert "url(" not in page
    assert "prefers-color-scheme: dark" in page
    assert "½" in page or "1/2" in page


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_picture_is_xml_with_a_name_and_stays_within_its_frame(kind) -> None:
    root = ElementTree.fromstring(picture(CHARTS[kind], "A & B"))
    assert root.findtext("title") == "A & B"
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for element in root.iter():
        for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            if name in element.attrib:
                assert 0 <= float(element.attrib[name]) <= most
        assert float(element.attrib.get("width", 0)) >= 0
        assert "nan" not in str(element.attrib)


def test_an_empty_figure_has_neither_picture_nor_table() -> None:
    reader = Balanced()
    empty = Figure("k", "Title", "nothing", columns=(Column("n", "N"),))
    reader.feed(page_of([Section("s", "S", (empty,))], TODAY))
    assert not {"table", "svg"} & set(reader.seen)


def test_data_has_every_row_by_its_columns() -> None:
    dated = Figure("k", "T", "1", columns=(Column("d", "D", Unit.DAY),), rows=((TODAY,),))
    assert as_data([Section("s", "S", (figure(), dated))])["s"]["k"]["rows"] == [
        {"d": "2026-05-04"}
    ]
    assert as_data([Section("s", "S", (figure(),))])["s"]["k"]["rows"][1] == {
        "name": None, "n": 4, "q": "", "id": "hidden",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.COUNT, "–"),
        (1234, Unit.COUNT, "1,234"),
        (0.876, Unit.SHARE, "87.6 %"),
        (3.14159, Unit.MINUTES, "3.1 min"),
        (59.6, Unit.MINUTES, "60 min"),
        (150.0, Unit.MINUTES, "2.5 h"),
        (42.4, Unit.SECONDS, "42 s"),
        (150.0, Unit.SECONDS, "2.5 min"),
        (12.34567, Unit.NUMBER, "12.35"),
        (0.45678, Unit.SCORE, "0.4568"),
        (TODAY, Unit.DAY, "2026-05-04"),
        ("x", Unit.COUNT, "x"),
    ],
)
def test_how_values_are_shown(value, unit, text) -> None:
    assert shown(value, unit) == text


def test_ticks_are_round_and_hold_every_value() -> None:
    for most in (0.0, 1, 3.9, 4.1, 7, 62, 99, 119.2, 250, 1234):
        chart = Chart(ChartKind.LINES, ("a",), (Series("s", (float(most),)),))
        marks = ticks(chart)
        assert len(marks) == 5
        assert marks[0] == 0
        assert marks[-1] >= most
        assert marks[-1] <= max(2 * most, 4)
    assert ticks(CHARTS[ChartKind.POINTS]) == pytest.approx([0.7, 0.775, 0.85, 0.925, 1.0])
