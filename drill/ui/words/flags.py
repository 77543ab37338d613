"""The four flags, told apart by number and name."""

from __future__ import annotations

FLAGS = {1: "red", 2: "orange", 3: "green", 4: "blue"}


def flag_name(number: int) -> str:
    """What a flag is called; one of another program by its number alone."""
    return FLAGS.get(number, "other")
