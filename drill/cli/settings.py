"""``drill settings``: what is set, and where."""

from __future__ import annotations

import difflib

import click

from drill.cli.syllabus import echo_json, json_option


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--default", is_flag=True, help="Set the default again.")
@json_option
def settings_command(name: str | None, value: str | None, default: bool, as_json: bool) -> None:
    """List the settings, or show or change the one called NAME.

    A VALUE is written as on the settings screen: 0.9, on, "1m 10m", light.
    """
    from drill.cli.settings_file import own_settings
    from drill.settings.file import default_path
    from drill.settings.options import BY_ID, OPTIONS

    if name is not None and name not in BY_ID:
        near = difflib.get_close_matches(name, BY_ID, n=1, cutoff=0.4)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise click.UsageError(f"there is no setting {name}.{hint}")
    if name is not None and (default or value is not None):
        _set(name, None if default else value)
    settings = own_settings()
    wanted = [BY_ID[name]] if name else list(OPTIONS)
    if as_json:
        echo_json({option.id: option.kind.plain(option.value(settings)) for option in wanted})
        return
    if name is None:
        click.echo(f"# {default_path()}")
    for option in wanted:
        click.echo(f"{option.id} = {option.kind.shown(option.value(settings))}")
        if name:
            click.echo(f"{option.meaning} Wanted: {option.kind.wanted}.")


def _set(name: str, text: str | None) -> None:
    """Set the setting to what was typed, None for its default."""
    from drill.schedule.settings import SettingsError
    from drill.settings.file import default_path
    from drill.settings.kinds import WrongValueError
    from drill.settings.options import BY_ID
    from drill.settings.reading import changed
    from drill.settings.values import DEFAULTS
    from drill.settings.writing import SettingsFileError, write_option

    option = BY_ID[name]
    try:
        plain = option.kind.plain(option.default) if text is None else option.kind.typed(text)
        settings = changed(DEFAULTS, option, plain)
        write_option(default_path(), option, option.value(settings))
    except (WrongValueError, SettingsError) as error:
        raise click.ClickException(f"{name} = {text}: {error}") from None
    except SettingsFileError as error:
        raise click.ClickException(str(error)) from None
