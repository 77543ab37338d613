"""The settings for commands: read from the learner's file, what is wrong in it said once."""

from __future__ import annotations

from collections.abc import Sequence

import click

from drill.settings.file import default_path, read_settings
from drill.settings.values import Settings


def warn_of_exams(settings: Settings, topics: Sequence[str]) -> None:
    """Name on standard error the exam dates of topics that are none of ``topics``."""
    from drill.settings.reading import unknown_topics

    for complaint in unknown_topics(settings.exams, topics):
        click.echo(f"Warning: {default_path()}: {complaint}", err=True)


def own_settings() -> Settings:
    """The learner's settings; each value that can't be used is named on standard error."""
    reading = read_settings(default_path())
    for complaint in reading.complaints:
        click.echo(f"Warning: {complaint}", err=True)
    return reading.settings
