from __future__ import annotations

import gc
import subprocess
import sys
from threading import current_thread, main_thread

from drill.session.desk import Desk
from drill.session.study import Study, Terms
from drill.ui.app import DrillApp
from drill.ui.begin import Wish
from drill.ui.getting_ready import SELDOM, settle


def test_what_is_there_is_never_looked_through_for_garbage() -> None:
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold() == (SELDOM, *before[1:])
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_what_the_first_answer_needs_is_loaded_and_sympy_is_not() -> None:
    needed = {"fsrs", "drill.engine.precise", "lark", "pylatexenc"}
    code = (
        "import sys; from drill.ui.getting_ready import get_ready; get_ready(); "
        "from drill.notation.read import _parser; "
        f"print(_parser.cache_info().currsize, {needed} - set(sys.modules), 'sympy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "set()", "False"]


async def test_nothing_is_loaded_before_what_is_due_is_laid_out(desk, player_of) -> None:
    heights = []

    def look() -> None:
        heights.append(app.home.query_one("#topics").size.height)

    app = DrillApp(lambda _: desk, settle=look)
    async with app.run_test() as pilot:
        await player_of(pilot).settle()
        await app.workers.wait_for_complete()
    assert len(heights) == 1
    assert heights[0] > 0


async def test_what_a_session_begins_with_is_read_behind_the_screen(play, monkeypatch) -> None:
    begin, on_screen = Desk.begin, []

    def noted(desk: Desk, terms: Terms) -> Study:
        on_screen.append(current_thread() is main_thread())
        return begin(desk, terms)

    monkeypatch.setattr(Desk, "begin", noted)
    async with play(straight=False):
        assert on_screen == [False, True]


async def test_a_session_that_cannot_begin_is_told_when_it_is_shown(play) -> None:
    async with play(Wish(topics=("Nowhere",)), straight=False) as player:
        assert "Nowhere" in player.text()
        assert player.app.desk is not None
