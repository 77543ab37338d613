"""The commands. Each is imported only when it is called, so that the program opens at once."""

from __future__ import annotations

import difflib
import sys
from importlib import import_module
from typing import Any

import click

from drill import __version__
from drill.ui.characters import write_plainly

COMMANDS = {
    "study": "Study in the terminal; --plain goes line by line.",
    "exam": "List the exams, sit one, or print its papers.",
    "problems": "List the problems and derivations of the syllabus.",
    "browse": "List and search every item, and act on what is found.",
    "notes": "List the notes, or read one.",
    "show": "Show a problem, drawn anew or from its key.",
    "solve": "Work a problem on your own numbers.",
    "grade": "Mark answers to a drawn problem.",
    "calc": "Calculate in the notation.",
    "compare": "Tell whether formulas are equal.",
    "tex": "Render LaTeX in the terminal.",
    "tidy": "Make a pasted note ready for Obsidian.",
    "verify": "Check every problem, derivation and note.",
    "stats": "Count what was studied.",
    "progress": "Show what was learned, what is due, what goes wrong.",
    "optimise": "Fit the memory model to your reviews.",
    "simulate": "Tell what other settings would do.",
    "settings": "Show or change what is set.",
    "doctor": "Prove that the review log and the schedule agree.",
}

INTERRUPTED = 130
"""The exit code of what Ctrl-C stopped, as shells have it."""


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; an unknown one is refused with the nearest."""
        if cmd_name not in COMMANDS:
            near = difflib.get_close_matches(cmd_name, COMMANDS, n=1, cutoff=0.4)
            hint = f"Did you mean {near[0]}?" if near else f"Commands: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {cmd_name}. {hint}")
        module = import_module(f"drill.cli.{cmd_name}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interrupt and a failure of ours are told in a line.

        ``python -X dev -m drill`` shows where the failure was.
        """
        for stream in (sys.stdout, sys.stderr):
            write_plainly(stream)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if sys.flags.dev_mode:
                raise
            reason = f"something in drill failed: {type(error).__name__}: {error}"
            raise click.ClickException(reason.rstrip(": ")) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="drill")
@click.option(
    "--db",
    type=click.Path(dir_okay=False),
    envvar="DRILL_DB",
    help="The database; else DRILL_DB, or your own.",
)
@click.pass_context
def main(ctx: click.Context, db: str | None) -> None:
    """Drill the mathematics of neural networks: flashcards, problems and derivations.

    Without a command the program opens.
    """
    ctx.obj = db
    if ctx.invoked_subcommand is None:
        from drill.cli.study import open_program

        open_program(db)
