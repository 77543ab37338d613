"""An image of channels on the screen: given matrix by matrix, answered on the line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from drill.session.desk import Desk

IMAGES = Path(__file__).parent / "images"


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    return desk_of(IMAGES)


def typed(image: np.ndarray) -> str:
    return ";; ".join("; ".join(" ".join(f"{n:g}" for n in row) for row in one) for one in image)


async def test_an_image_is_answered_with_two_semicolons_between_its_matrices(play, desk) -> None:
    async with play(size=(80, 40)) as player:
        shown = player.text()
        assert "K[2, 2] = ⎡" in shown
        assert shown.count("(filters)") == 1
        value = player.study.turn.problem.values["M"]
        wrong = await player.write(typed(-value))
        assert "✗ Wrong" in wrong
        assert "Right is  M[1] = ⎡" in wrong
        assert "M[2] = ⎡" in wrong
        await player.press("enter", "ctrl+n")
    (event,) = desk.log.events()
    assert event.verdict == "wrong"


async def test_a_right_image(play, desk) -> None:
    async with play() as player:
        text = await player.write(typed(player.study.turn.problem.values["M"]))
        assert "✓ Right" in text
        await player.press("enter")
    (event,) = desk.log.events()
    assert event.verdict == "correct"
