"""What the first card and the first answer need, loaded while the learner looks at what is due."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.ui.begin import Wish

STARTING = 100_000
"""So many more things are made than given up, while the program starts, before they are looked
through."""
SELDOM = 5_000
"""The same while it runs."""


def start() -> None:
    """Look through nothing for garbage while the program and the notes are loaded: all of it stays.

    Looking would take 10 ms before the first paint.
    """
    gc.set_threshold(STARTING, *gc.get_threshold()[1:])


def read_first(desk: Desk, wish: Wish) -> None:
    """Read what the session begins with; if it can't begin, that is told when it is shown.

    A problem is read with the grammar, which takes 70 ms, in which no key would be heard.
    """
    from drill.session.choice import ChoiceError
    from drill.store.refusal import StoreError
    from drill.ui.begin import begin

    with suppress(ChoiceError, StoreError):
        begin(desk, wish)


def get_ready() -> None:
    """Load the grammar, the maths of cards, the scheduler, and the numbers of 50 digits."""
    import fsrs  # noqa: F401

    import drill.engine.precise  # noqa: F401
    from drill.maths.markdown_maths import render_text
    from drill.notation.read import read_answer
    from drill.notation.vocabulary import Vocabulary

    read_answer("1", Vocabulary.of([]))
    render_text("$x_1$", 80)


def settle() -> None:
    """Look for garbage no more in what is there now, and seldom in what comes.

    The notes and the program stay until the end, and each look through them would stop the keys for
    100 ms. Of what comes later most goes without being looked for.
    """
    gc.freeze()
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
