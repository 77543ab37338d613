"""Keys that the learner has given to others: every sentence that names one follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from drill.session.playground import all_or_none, opened, playable
from drill.ui.begin import Wish
from drill.ui.keys.groups import GROUPS
from drill.ui.keys.home import PLACES
from drill.ui.keys.names import key_name
from drill.ui.keys.shown import COMMAND, shown_key, shown_key_for_typing
from drill.ui.preferences import Preferences
from drill.ui.screens.help import help_lines
from drill.ui.words.home import first_lines, note_lines
from drill.ui.words.line import Line, Page
from drill.ui.words.playground import step_lines

EXAMS = Path(__file__).parents[1] / "exams" / "vault"
NAMED = (
    *("topics.start", "home.choose", "home.faults", "home.derivations", "app.help", *PLACES),
    *("study.again", "study.hard", "study.good", "study.easy", "study.hint", "study.give_up"),
    *("study.fold", "play.redraw", "play.pick", "paper.pause", "browse.search", "browse.leave"),
    *("note.next_link", "note.follow", "note.find", "ticking.1", "ticking.2", "ticking.next"),
)
"""The bindings that sentences, the menu and the key line of these tests name."""
KEYS = {binding: f"f{number}" for number, binding in enumerate(NAMED, start=30)}
PAGE = Page(200, keymap=KEYS)
DEFAULTS = {str(one.id): one.key for _, bindings in GROUPS for one in bindings}


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    preferences = Preferences(tmp_path / "settings.toml")
    for binding, key in KEYS.items():
        preferences.bind(binding, key)
    return preferences


def shown(text: str) -> str:
    """A screen or some lines as one line, without frames."""
    return " ".join(text.translate(str.maketrans("│▌", "  ")).split())


def written(lines: list[Line]) -> str:
    return shown(" ".join(line.text for line in lines))


def own(binding: str) -> str:
    return key_name(KEYS[binding])


@pytest.mark.parametrize("binding", DEFAULTS)
def test_a_binding_is_named_by_its_first_key_or_the_learners(binding) -> None:
    assert shown_key(binding, {}) == key_name(DEFAULTS[binding].split(",")[0])
    assert shown_key(binding, {binding: "z, f2"}) == "z"
    assert shown_key_for_typing(binding, {binding: "z, f2"}) == "F2"
    if binding != COMMAND:
        assert shown_key_for_typing(binding, {binding: "z"}) == "^f z"


async def test_the_first_screen(play, preferences, desk) -> None:
    assert f"press {own('home.faults')}." in written(note_lines(2, "all", PAGE))
    assert f"; {own('home.derivations')} changes it." in written(note_lines(0, "one", PAGE))
    async with play(straight=False, preferences=preferences) as player:
        first = written(first_lines(player.app.home._begin(Wish()), PAGE))
        assert f"Press {own('topics.start')}: a question is ready." in first
        rates = " ".join(own(f"study.{name}") for name in ("again", "hard", "good", "easy"))
        assert f"{rates} rate" in first
        assert f"{own('study.hint')} gives a hint {own('app.help')} lists" in first
        menu, *_, keys = player.text().splitlines()
        for place in ("Browse", "Notes", "Playground", "Exams", "Progress", "Settings"):
            assert f"{own(f'home.{place.lower()}')} {place}" in menu
        assert f"{own('home.choose')} Choose" in keys
        assert f"{own('app.help')} Help" in keys
        assert "Basics" in await player.press(KEYS["topics.start"])


async def test_when_nothing_is_due(play, preferences, desk) -> None:
    text = f"Until then {own('home.choose')} chooses more, {own('home.playground')}"
    async with play(Wish(kind="card"), preferences=preferences) as player:
        await player.press(*["space", KEYS["study.easy"]] * 3, "enter")
        assert text in shown(player.text())
        player.app.home.study()
        await player.settle()
        assert f"due here now: {own('home.choose')} chooses more" in shown(player.text())


async def test_studying(play, preferences) -> None:
    async with play(Wish(items=("one-layer",)), (80, 60), preferences=preferences) as player:
        text = shown(await player.press(*[KEYS["study.hint"]] * 2))
        assert f"no more hints: {own('study.give_up')} shows the solution." in text
        await player.press(KEYS["study.give_up"])
        folded = shown(await player.press(KEYS["study.fold"]))
        assert f"is folded: {own('study.fold')} shows it." in folded
        rates = [f"{own(f'study.{name.lower()}')} {name}" for name in ("Again", "Hard")]
        assert [rate for rate in rates if rate not in folded] == []


async def test_looking_around(play, preferences) -> None:
    async with play(straight=False, preferences=preferences) as player:
        text = await player.press(KEYS["home.browse"])
        assert f"{own('browse.search')} search: words" in text
        assert f"{own('browse.leave')} Back" in text.splitlines()[-1]
        await player.press(KEYS["browse.leave"], KEYS["home.notes"])
        text = shown(await player.press("enter", KEYS["note.follow"]))
        assert f"{own('note.next_link')} goes to a link; {own('note.follow')} follows it." in text
        assert f"Press {own('note.find')} and write" in shown(await player.press("n"))


async def test_the_playground(desk) -> None:
    item = playable(desk.library)[0]
    ground = all_or_none(opened(desk.library, item, None, 1))
    text = f"{own('play.redraw')} draws other numbers, {own('play.pick')} picks another problem."
    assert text in written(step_lines(ground, PAGE))


async def test_exams(play, preferences, desk_of) -> None:
    desk = desk_of(EXAMS)
    async with play(straight=False, opening=lambda: desk, preferences=preferences) as player:
        await player.press(KEYS["home.exams"], "enter", "enter", *"sum", "ctrl+o", "s", "enter")
        ticks = f"Key {own('ticking.1')}, {own('ticking.2')}: ✓ said"
        assert f"{ticks}, ≈ half said, ✗ not said. {own('ticking.next')} goes on." in shown(
            player.text()
        )


async def test_a_paper_that_is_paused(play, preferences, desk_of, tmp_path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for note in EXAMS.iterdir():
        text = note.read_text("utf-8").replace("\nminutes", "\npause allowed\nminutes")
        (notes / note.name).write_text(text, "utf-8")
    desk = desk_of(notes)
    async with play(straight=False, opening=lambda: desk, preferences=preferences) as player:
        await player.press(KEYS["home.exams"], "enter", KEYS["paper.pause"])
        text = shown(await player.press("enter"))
        assert f"The clock stands: {own('paper.pause')} lets it run on." in text


def test_the_help() -> None:
    lines = [line.text for line in help_lines(Page(80), keymap=KEYS)]
    for binding in NAMED:
        assert sum(line.startswith(f"{own(binding):<14}") for line in lines) == 1


async def test_other_bindings_on_the_same_key_stay(play, desk) -> None:
    preferences = Preferences()
    preferences.bind("study.turn_over", "z")
    async with play(Wish(kind="card"), preferences=preferences) as player:
        await player.press("space")
        assert not player.study.turn.answered
        await player.press("z", "enter")
    assert len(desk.log.events()) == 1


async def test_a_function_key_for_what_has_only_a_letter_acts_while_typing(play) -> None:
    preferences = Preferences()
    preferences.bind("study.info", "f13")
    async with play(Wish(kind="derivation"), preferences=preferences) as player:
        assert "never rated" not in await player.press("i", "ctrl+f", "i")
        assert "never rated" in await player.press("f13")
