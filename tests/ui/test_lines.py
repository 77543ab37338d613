from __future__ import annotations

import pytest
from textual.screen import Screen

from drill.ui.begin import Wish
from drill.ui.widgets.lines import Lines
from drill.ui.words.line import as_lines

CARDS = Wish(kind="card")


@pytest.mark.parametrize("texts", [["one"], ["one", "two", "three"], [], ["another", "one"]])
async def test_other_lines_take_as_much_room_as_they_need(play, texts) -> None:
    async with play(CARDS) as player:
        lines = player.app.screen.query_one("#question", Lines)
        for shown in (["first", "second"], texts, ["first", "second"], texts):
            lines.show(lambda _page, shown=shown: as_lines(shown))
            await player.settle()
            assert lines.size.height == len(shown)
            assert all(text in player.text() for text in shown)


async def test_as_many_lines_as_before_leave_all_else_in_its_place(play, monkeypatch) -> None:
    placed: list[Screen[object]] = []
    place = Screen._refresh_layout

    def counted(screen: Screen[object], *size: object, **how: bool) -> None:
        if screen is screen.app.screen:  # the first screen, below, looks at the clock
            placed.append(screen)
        place(screen, *size, **how)

    async with play(CARDS) as player:
        lines = player.app.screen.query_one("#question", Lines)
        lines.show(lambda _page: as_lines(["first", "second"]))
        await player.settle()
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        lines.show(lambda _page: as_lines(["third", "fourth"]))
        await player.settle()
        assert "fourth" in player.text()
        assert placed == []
        lines.show(lambda _page: as_lines(["fifth"]))
        await player.settle()
        assert placed != []
