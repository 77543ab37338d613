from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from textual.screen import Screen

import drill.ui.screens
from drill.ui.app import DrillApp
from drill.ui.screens.failure import Failure


def screens() -> Iterator[type[Screen[object]]]:
    for module in pkgutil.iter_modules(drill.ui.screens.__path__, "drill.ui.screens."):
        for _, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(each, Screen) and each.__module__ == module.name:
                yield each


def files(screen: type[Screen[object]]) -> list[str]:
    paths = [screen.CSS_PATH] if isinstance(screen.CSS_PATH, str) else screen.CSS_PATH or []
    return [str((Path(inspect.getfile(screen)).parent / path).resolve()) for path in paths]


async def test_no_screen_has_to_wait_for_rules(play) -> None:
    async with play(straight=False) as player:
        read = player.app.stylesheet.has_source
        needed = {each.__name__: files(each) for each in screens()}
        assert len([name for name, each in needed.items() if each]) > 15
        assert not [name for name, each in needed.items() if not all(map(read, each))]


async def test_a_screen_that_comes_before_the_rules_are_read_brings_its_own(monkeypatch) -> None:
    monkeypatch.setattr(DrillApp, "go_on", lambda self: None)
    app = DrillApp(lambda _: None)  # type: ignore[arg-type, return-value]
    async with app.run_test():
        await app.push_screen(Failure("The disk is full."))
        assert app.screen.query_one("#dialog").styles.border.top[0] == "round"
