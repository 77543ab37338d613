"""``drill`` and ``python -m drill``."""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Open the program, or run the command that is named."""
    try:
        if len(sys.argv) > 1:
            from drill.cli import main as command_line

            command_line(prog_name="drill")
        else:  # there is nothing to parse, so nothing that parses is loaded before the screen
            from drill.ui.program import open_program

            reason = open_program(os.environ.get("DRILL_DB"))
            sys.exit(f"Error: {reason}" if reason else 0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
