"""Why something that a learner can ask for while studying cannot be done just now."""

from __future__ import annotations

IMPOSSIBLE = {
    "hint": "There is nothing to hint here.",
    "another": "There is no other one: a card has no numbers.",
    "by_steps": "There are no steps to ask here.",
    "level(1)": "There is no harder level to go to here.",
    "level(-1)": "There is no easier level to go to here.",
    "reset": "It is new: there is nothing to forget.",
    "why": "Nothing was answered yet.",
}
"""By the action that a key stands for; a key that is missing here is silent where it is idle."""
