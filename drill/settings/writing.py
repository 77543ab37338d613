"""Write the settings file, without losing a comment in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drill.settings.options import Option

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


class SettingsFileError(Exception):
    """The file can't be written, in one sentence that begins with its path."""


def write_option(path: Path, option: Option, value: Any) -> None:
    """Put one value into the file, all else as it stands; a default is written too.

    Raises:
        SettingsFileError: when the file can't be read as TOML or written.
    """
    _write(path, option.section, option.name, option.kind.plain(value))


def write_entry(path: Path, table: str, name: str, value: str | date | None) -> None:
    """Put one entry into the table ``keys`` or ``exams``; None takes it away.

    Raises:
        SettingsFileError: when the file can't be read as TOML or written.
    """
    _write(path, table, name, value)


def _write(path: Path, section: str, name: str, value: Any) -> None:
    try:
        real = Path(os.path.realpath(path))  # a link stays one
        real.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(real.parent):
            text = _changed(path, section, name, value)
            beside = real.with_name(f"{real.name}.new")
            beside.write_text(text, encoding="utf-8")
            beside.replace(real)
    except OSError as error:
        raise SettingsFileError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let other programs that change settings in ``folder`` wait, where the system can do that.

    Two that read the same file would else take back what the other has changed.
    """
    try:
        import fcntl
    except ImportError:  # on Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems can't lock
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _changed(path: Path, section: str, name: str, value: Any) -> str:
    """The text of the file with one entry changed."""
    import tomlkit

    document = _document(path)
    if not isinstance(document.get(section), dict):
        document[section] = tomlkit.table()
    table: Any = document[section]
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value
    return tomlkit.dumps(document)


def _document(path: Path) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return tomlkit.document()
    except OSError as error:
        raise SettingsFileError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, TOMLKitError) as error:
        reason = " ".join(str(error).split())
        raise SettingsFileError(f"{path}: {reason}; mend it first") from error
