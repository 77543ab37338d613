"""The settings for commands: read from the learner's file, what is wrong in it said once."""

from __future__ import annotations

import click

from drill.settings.file import default_path, read_settings
from drill.settings.values import Settings


def own_settings() -> Settings:
    """The learner's settings; each value that can't be used is named on standard error."""
    reading = read_settings(default_path())
    for complaint in reading.complaints:
        click.echo(f"Warning: {complaint}", err=True)
    return reading.settings
