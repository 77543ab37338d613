"""The names of the sections in one line, the one that is shown marked."""

from __future__ import annotations

from collections.abc import Sequence

from drill.maths.width import cell_width
from drill.ui.words.line import Line, Page, Role, clipped


def section_lines(titles: Sequence[str], place: int, page: Page) -> list[Line]:
    """``Today  ▸Due◂  Memory``; where that is too long, the name of one and its number."""
    names = [f"▸{title}◂" if at == place else f" {title} " for at, title in enumerate(titles)]
    line = " ".join(names)
    if cell_width(line) > page.width:
        line = f"‹ {titles[place]} › {place + 1} of {len(titles)}"
    return [Line(clipped(line, page.width), Role.STRONG)]
