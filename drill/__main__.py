"""``drill`` and ``python -m drill``."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from drill.cli import main as command_line

    command_line(prog_name="drill")


if __name__ == "__main__":
    main()
