from __future__ import annotations

from datetime import timedelta

from drill.schedule.event import EventKind
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings
from drill.session.desk import Desk
from drill.ui.begin import Wish

CARDS = Wish(kind="card")


def ratings(desk: Desk) -> list[Rating | None]:
    return [event.rating for event in desk.log.events() if event.kind is EventKind.REVIEW]


async def test_from_the_first_screen_a_card_is_turned_and_rated(play, desk) -> None:
    async with play(straight=False) as player:
        assert "▸ Everything" in player.text()
        front = await player.press("enter")
        assert "What is the derivative of tanh z?" in front
        assert "1 − tanh² z" not in front
        assert "Good" not in front
        back = await player.press("space")
        assert "1 − tanh² z" in back
        assert "▸3 Good" in back
        after = await player.press("4")
        assert "Write the softmax of z." in after
    assert ratings(desk) == [Rating.EASY]


async def test_enter_turns_and_takes_the_suggestion(play, desk) -> None:
    async with play(CARDS) as player:
        await player.press("enter", "enter", "enter", "enter")
    assert ratings(desk) == [Rating.GOOD, Rating.GOOD]


async def test_a_card_face_down_is_not_rated(play, desk) -> None:
    async with play(CARDS) as player:
        await player.press("3")
        assert "Turn over" in player.text()
    assert ratings(desk) == []


async def test_the_interval_of_every_rating_is_shown(play, clock) -> None:
    async with play(CARDS) as player:
        await player.press("space")
        offered = [str(interval) for interval in player.study.intervals(clock()).values()]
        text = player.text()
    assert len(offered) == 4
    assert all(interval in text for interval in offered)


async def test_undo_brings_the_card_back_face_down(play, desk) -> None:
    async with play(CARDS) as player:
        await player.press("space", "1")
        back = await player.press("u")
        assert "What is the derivative" in back
        assert "Turn over" in back
        assert "3 new · 0 learning" in back
    assert [event.kind for event in desk.log.events()] == [EventKind.REVIEW, EventKind.UNDO]


async def test_nothing_to_undo_is_said(play) -> None:
    async with play(CARDS) as player:
        assert "nothing to undo" in await player.press("u")


async def test_skip_and_bury(play, desk) -> None:
    async with play(CARDS) as player:
        assert "Write the softmax" in await player.press("s")
        assert "ends a list" in await player.press("b")
        assert "What is the derivative" in await player.press("s")
    assert [event.kind for event in desk.log.events()] == [EventKind.BURY]


async def test_what_a_note_says_is_no_markup(play) -> None:
    async with play(CARDS) as player:
        assert "Which [b]mark[/b] ends a list?" in await player.press("s", "s")
        assert "A [red]bracket[/red]: ]" in await player.press("space")


async def test_the_end_sums_up_and_can_be_undone(play, clock) -> None:
    async with play(CARDS) as player:
        for _ in range(3):
            clock.wait(seconds=20)
            await player.press("space", "4")
        end = player.text()
        assert "Done for now" in end
        assert "3 reviews, 3 right, 1 min." in end
        assert "The next is due tomorrow." in end
        assert "ends a list" in await player.press("u")
        await player.press("space", "1")
        assert "2 right" not in player.text()


async def test_the_end_says_when_there_is_more_and_goes_on(play, desk, clock) -> None:
    desk.settings = ScheduleSettings(learn_ahead=timedelta(0), new_per_day=1)
    async with play(CARDS) as player:
        end = await player.press("space", "3")
        assert "1 in learning waits. The next is due at 08:10." in " ".join(end.split())
        assert "The 1 new of a day are done; there are more." in end
        assert "Enter Back" in end
        clock.wait(minutes=10)
        player.app.screen.look_again()
        await player.settle()
        assert "There is more to study now: 0 new · 1 learning · 0 due." in player.text()
        assert "Enter Study on" in player.text()
        assert "tanh" in await player.press("enter")
        assert "The next is due tomorrow." in await player.press("space", "4")
        clock.wait(days=1)
        player.app.screen.look_again()
        await player.settle()
        assert "There is more to study now: 1 new" in player.text()


async def test_a_limit_ends_the_session(play) -> None:
    async with play(Wish(kind="card", limit=1)) as player:
        text = await player.press("space", "3")
        assert "Done for now" in text
        assert "There is more to study today." in text


async def test_leaving_shows_what_is_left(play) -> None:
    async with play(CARDS) as player:
        await player.press("space", "4")
        home = await player.press("q")
        assert "Today: 2 new · 0 learning · 0 due" in home
