from datetime import timedelta
from typing import Any

import pytest
from fsrs import Scheduler

from drill.schedule.settings import (
    DEFAULT_PARAMETERS,
    ScheduleSettings,
    SettingsError,
    memory_fingerprint,
)


def test_the_default_parameters_are_those_of_the_library() -> None:
    assert Scheduler().parameters == DEFAULT_PARAMETERS


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("desired_retention", 1.2, "desired_retention = 1.2: must be between 0.7 and 0.99"),
        ("desired_retention", float("nan"), "desired_retention = nan: must be between 0.7 and"),
        ("rollover_hour", 24, "rollover_hour = 24: must be between 0 and 23"),
        ("maximum_interval", 0, "maximum_interval = 0: must be between 1 and 36500"),
        ("new_per_day", -1, "new_per_day = -1: must be between 0 and 9999"),
        ("reviews_per_day", -5, "reviews_per_day = -5: must be between 0 and 9999"),
        ("leech_threshold", -1, "leech_threshold = -1: must be between 0 and 9999"),
        ("learn_ahead", timedelta(minutes=-1), "learn_ahead = -1 day, 23:59:00: must not be"),
        ("learning_steps", (timedelta(0),), "learning_steps = 0:00:00: a step must be above 0"),
        ("relearning_steps", (timedelta(days=40000),), "relearning_steps = 40000 days"),
        ("parameters", DEFAULT_PARAMETERS[:19], "parameters: Expected 21 parameters, got 19."),
        ("parameters", (-1.0, *DEFAULT_PARAMETERS[1:]), r"parameters: .*parameters\[0\] = -1.0"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: Any, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        ScheduleSettings(**{name: value})


def test_the_fingerprint_knows_what_a_memory_depends_on() -> None:
    usual = memory_fingerprint(ScheduleSettings())
    assert memory_fingerprint(ScheduleSettings(new_per_day=3, rollover_hour=2)) == usual
    different = [
        ScheduleSettings(desired_retention=0.85),
        ScheduleSettings(learning_steps=()),
        ScheduleSettings(relearning_steps=()),
        ScheduleSettings(maximum_interval=100),
        ScheduleSettings(leech_threshold=4),
        ScheduleSettings(fuzz=False),
        ScheduleSettings(parameters=(0.3, *DEFAULT_PARAMETERS[1:])),
    ]
    assert len({usual, *map(memory_fingerprint, different)}) == 8
