"""What a learner can set about the schedule, with the range of each value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The weights of FSRS-6 fitted to everyone, as py-fsrs publishes them."""

LONGEST_INTERVAL = 36500


class SettingsError(ValueError):
    """A value outside its range; the message names the setting, the value and the range."""


@dataclass(frozen=True)
class ScheduleSettings:
    """The schedule's settings, Anki's defaults.

    ``new_per_day`` and ``reviews_per_day`` bound a study day, which begins at ``rollover_hour`` of
    the local clock. A learning card may come ``learn_ahead`` early when nothing else is left.
    ``maximum_interval`` counts days. At ``leech_threshold`` lapses an item is a leech; 0 never.
    """

    desired_retention: float = 0.9
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    new_per_day: int = 20
    reviews_per_day: int = 200
    rollover_hour: int = 4
    learn_ahead: timedelta = timedelta(minutes=20)
    maximum_interval: int = LONGEST_INTERVAL
    leech_threshold: int = 8
    fuzz: bool = True
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS

    def __post_init__(self) -> None:
        self._check_range("desired_retention", 0.7, 0.99)
        self._check_range("rollover_hour", 0, 23)
        self._check_range("maximum_interval", 1, LONGEST_INTERVAL)
        self._check_range("new_per_day", 0, 9999)
        self._check_range("reviews_per_day", 0, 9999)
        self._check_range("leech_threshold", 0, 9999)
        self._check_steps("learning_steps")
        self._check_steps("relearning_steps")
        if self.learn_ahead < timedelta(0):
            raise SettingsError(f"learn_ahead = {self.learn_ahead}: must not be negative")
        if self.parameters != DEFAULT_PARAMETERS:
            self._check_parameters()

    def _check_range(self, name: str, lowest: float, highest: float) -> None:
        value = getattr(self, name)
        if not lowest <= value <= highest:
            raise SettingsError(f"{name} = {value}: must be between {lowest} and {highest}")

    def _check_steps(self, name: str) -> None:
        for step in getattr(self, name):
            if not timedelta(0) < step <= timedelta(days=LONGEST_INTERVAL):
                raise SettingsError(
                    f"{name} = {step}: a step must be above 0 and at most {LONGEST_INTERVAL} days"
                )

    def _check_parameters(self) -> None:
        from fsrs import Scheduler

        try:
            Scheduler(parameters=self.parameters)
        except ValueError as error:
            raise SettingsError(f"parameters: {' '.join(str(error).split())}") from error


def memory_fingerprint(settings: ScheduleSettings) -> str:
    """The settings that a memory depends on, as JSON.

    Two settings with the same fingerprint fold the same events to the same records.
    """
    import json  # the settings are read before the first screen is painted, this is needed later

    return json.dumps(
        {
            "desired_retention": settings.desired_retention,
            "learning_steps": [step.total_seconds() for step in settings.learning_steps],
            "relearning_steps": [step.total_seconds() for step in settings.relearning_steps],
            "maximum_interval": settings.maximum_interval,
            "leech_threshold": settings.leech_threshold,
            "fuzz": settings.fuzz,
            "parameters": settings.parameters,
        }
    )
