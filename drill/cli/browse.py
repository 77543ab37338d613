"""``drill browse``: every item, searched as on the screen, and acts on all that is found.

It is the list of all items by words, for whoever studies line by line.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drill.cli.syllabus import echo_json, json_option, more_cards_option

if TYPE_CHECKING:
    from drill.session.desk import Desk
    from drill.session.library import StudyItem
    from drill.session.search import Standing

ACTIONS = {
    "suspend": "Leave what is found out until it is asked for again.",
    "unsuspend": "Ask it again.",
    "bury": "Leave it out until tomorrow.",
    "unbury": "Ask it today after all.",
    "reset": "Forget all reviews of it, so that it is new; asks first, unless --yes is there too.",
}
_WIDEST = 120


def _action_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``command`` with an option for each action."""
    for name, text in reversed(ACTIONS.items()):
        command = click.option(f"--{name}", "action", flag_value=name, help=text)(command)
    return command


@click.command("browse")
@click.argument("query", nargs=-1)
@_action_options
@click.option("--flag", type=click.IntRange(0, 4), help="Put a flag on what is found; 0 for none.")
@click.option("--yes", is_flag=True, help="Do not ask before reviews are forgotten.")
@click.option("--undo", is_flag=True, help="Take back the last thing done today.")
@click.option("--redo", is_flag=True, help="Do again what was last taken back.")
@click.option("--ids", is_flag=True, help="Only the ids, as drill study --items takes them.")
@json_option
@more_cards_option
@click.pass_context
def browse_command(
    ctx: click.Context,
    /,
    *,
    query: Sequence[str],
    action: str | None,
    flag: int | None,
    yes: bool,
    undo: bool,
    redo: bool,
    ids: bool,
    as_json: bool,
    folders: Sequence[Path],
) -> None:
    """List every item, or what QUERY finds: words, and filters such as is:due or tag:cnn.

    drill browse adam is:due -kind:card --bury leaves out until tomorrow what has the word, is due
    and is no card. The filters are tag, topic, note, kind, is, due (due:3 within three days), flag
    and mistake. Put -- before a word or a filter with a minus.
    """
    from drill.cli.progress import open_reading

    if (action is not None) + (flag is not None) + undo + redo > 1:
        raise click.UsageError("one thing at a time: an action, --flag, --undo or --redo")
    with open_reading(ctx.obj, folders) as desk:
        if undo or redo:
            _reverse(desk, redo=redo)
            return
        found, standing = _found(desk, query)
        if action or flag is not None:
            _act(desk, found, action, flag, yes=yes)
        elif as_json:
            echo_json([_described(item, standing) for item in found])
        elif ids:
            click.echo(",".join(item.id for item in found))
        else:
            _list(found, standing)


def _found(desk: Desk, query: Sequence[str]) -> tuple[list[StudyItem], Standing]:
    from drill.session.search import Shelf, read_query

    standing = desk.standing()
    mistakes = {slug for slugs in standing.mistakes.values() for slug in slugs}
    shelf = Shelf(desk.library, mistakes)
    asked = read_query(" ".join(query), shelf.known)
    if asked.complaints:
        raise click.UsageError(" ".join(asked.complaints))
    return shelf.search(asked, standing), standing


def _list(found: Sequence[StudyItem], standing: Standing) -> None:
    from drill.ui.words.browse import head_row, item_row
    from drill.ui.words.progress import counted

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    if found:
        click.echo(head_row(width).rstrip())
    for item in found:
        click.echo(item_row(item, standing, width).rstrip())
    click.echo(counted(len(found), "item"))


def _described(item: StudyItem, standing: Standing) -> dict[str, Any]:
    record = standing.record(item.id)
    due = record.memory.due_day or record.memory.due
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": item.title,
        "topic": item.topic,
        "note": item.note,
        "line": item.line,
        "tags": list(item.tags),
        "is": sorted(standing.states(item.id)),
        "due": due.isoformat() if due else None,
        "reps": record.memory.reps,
        "lapses": record.memory.lapses,
        "flag": record.flag,
    }


def _act(
    desk: Desk, found: Sequence[StudyItem], action: str | None, flag: int | None, *, yes: bool
) -> None:
    from drill.schedule.event import EventKind
    from drill.ui.words.progress import counted

    ids = [item.id for item in found]
    if action == "reset":
        records = desk.records()
        ids = [id_ for id_ in ids if id_ in records and records[id_].memory.reps]
    what = counted(len(ids), "item")
    if not ids:
        raise click.ClickException("nothing was found that this could be done to")
    if action == "reset" and not yes:
        click.confirm(f"Forget all reviews of {what}?", abort=True)
    if action:
        desk.act_on(ids, EventKind(action))
    else:
        desk.act_on(ids, EventKind.FLAG, {"flag": flag})
    click.echo(f"{action or f'flag {flag}'}: {what}; drill browse --undo takes it back today.")


def _reverse(desk: Desk, *, redo: bool) -> None:
    """Take the last thing back, or do again what was taken back last."""
    from drill.ui.words.progress import counted

    events = desk.redo_together() if redo else desk.undo_together()
    if not events:
        nothing = "there is nothing to redo" if redo else "there is nothing to undo today"
        raise click.ClickException(nothing)
    done = "Done again" if redo else "Taken back"
    click.echo(f"{done}: {events[0].kind.value} of {counted(len(events), 'item')}.")
