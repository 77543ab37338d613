"""The program in a pseudo-terminal, as a process of its own."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drill.schedule.settings import ScheduleSettings
from drill.store.database import open_store
from drill.store.log import ReviewLog
from drill.ui.getting_ready import STARTING

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
LONGEST = 30.0
OF_OTHERS = {"textual", "rich", "typing_extensions", "platformdirs"}
OURS = {
    "drill", "drill.__main__", "drill.maths", "drill.maths.width",
    "drill.schedule", "drill.schedule.settings",
    "drill.settings", "drill.settings.file", "drill.settings.values",
    "drill.ui", "drill.ui.app", "drill.ui.begin", "drill.ui.characters", "drill.ui.getting_ready",
    "drill.ui.preferences", "drill.ui.program", "drill.ui.styles", "drill.ui.telling",
    "drill.ui.terminal", "drill.ui.themes", "drill.ui.with_desk", "drill.ui.with_settings",
    "drill.ui.keys", "drill.ui.keys.everywhere", "drill.ui.keys.home", "drill.ui.keys.names",
    "drill.ui.keys.own", "drill.ui.keys.shown",
    "drill.ui.screens", "drill.ui.screens.home",
    "drill.ui.widgets", "drill.ui.widgets.key_line", "drill.ui.widgets.menu",
    "drill.ui.widgets.waiting",
    "drill.ui.words", "drill.ui.words.working",
}  # fmt: skip
"""What may be loaded before the first paint; 10 ms go to it."""
NEVER_SO_EARLY = {"sqlite3", "tomllib", "concurrent.futures.process", "multiprocessing"}


@contextmanager
def terminal(*command: str, **variables: object) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A process in a terminal of 80 × 24 that is its own."""
    import fcntl
    import pty
    import struct
    import termios

    master, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def own() -> None:
        os.setsid()
        fcntl.ioctl(inside, termios.TIOCSCTTY, 0)

    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.update({name: str(value) for name, value in variables.items()})
    process = subprocess.Popen(
        command,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        preexec_fn=own,  # noqa: PLW1509
        env=environment,
    )
    os.close(inside)
    try:
        yield master, process
    finally:
        process.kill()
        process.wait()


def read_until(master: int, mark: str) -> bytes:
    """What comes until a text has come."""
    seen = b""
    while mark.encode() not in seen:
        assert select.select([master], [], [], LONGEST)[0], f"{mark} did not come"
        seen += os.read(master, 65536)
    return seen


@pytest.mark.parametrize("mouse", [True, False])
def test_the_mouse_is_taken_from_the_terminal_only_if_that_is_set(tmp_path: Path, mouse) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f"[screen]\nmouse = {str(mouse).lower()}\n", encoding="utf-8")
    variables = {"DRILL_DB": tmp_path / "drill.db", "DRILL_SETTINGS": settings}
    with terminal(sys.executable, "-m", "drill", **variables) as (master, _):
        assert (b"\x1b[?1000h" in read_until(master, "Reading the notes")) is mouse


def test_nothing_but_what_is_painted_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    script = str(Path(__file__).with_name("first_paint.py"))
    command = (sys.executable, script, str(answer))
    with terminal(*command, DRILL_DB=tmp_path / "x.db", DRILL_SETTINGS=tmp_path / "x") as opened:
        read_until(opened[0], "\x1b[?1049h")
        opened[1].wait(LONGEST)
    done = json.loads(answer.read_text(encoding="utf-8"))
    loaded = set(done["modules"])
    assert {name for name in loaded if name.partition(".")[0] == "drill"} == OURS
    bare = subprocess.check_output([sys.executable, "-c", "import sys; print(*sys.modules)"])
    packages = {name.partition(".")[0] for name in loaded - {*bare.decode().split()}}
    assert packages - sys.stdlib_module_names - {"drill"} <= OF_OTHERS
    assert not loaded & NEVER_SO_EARLY
    assert done["styles"] == ["drill.tcss"]
    assert done["garbage"] == STARTING


def test_the_program_alone_opens_the_store_that_the_environment_names(tmp_path: Path) -> None:
    path = tmp_path / "none" / "drill.db"
    with terminal(sys.executable, "-m", "drill", DRILL_DB=path) as (master, process):
        read_until(master, "This went wrong")
        os.write(master, b"\r")
        read_until(master, f"Error: {path}: there is no folder")
        assert process.wait(LONGEST) == 1


def test_a_rated_review_survives_the_closing_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    command = (sys.executable, "-m", "drill", "study", "--only", "cards", "--db", str(path))
    with terminal(*command) as (master, process):
        read_until(master, "Turn over")
        os.write(master, b" ")
        read_until(master, "Again")
        os.write(master, b"3")
        read_until(master, "1 learning")
        os.close(master)
        process.wait(LONGEST)
    with open_store(path, new_device="test", version="1") as store:
        assert len(ReviewLog(store, ScheduleSettings()).events()) == 1


def test_an_editor_that_cannot_be_started_gives_the_terminal_back(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    command = (sys.executable, "-m", "drill", "study", "--only", "cards", "--db", str(path))
    with terminal(*command, VISUAL="no-such-editor") as (master, process):
        read_until(master, "Turn over")
        os.write(master, b"e")
        read_until(master, "no-such-editor: can't be started")
        os.write(master, b"\r")
        read_until(master, "Turn over")
        os.write(master, b" ")
        read_until(master, "Again")
        os.write(master, b"\x11")
        assert process.wait(LONGEST) == 0


def test_an_interrupt_in_the_editor_is_for_the_editor_alone(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    command = (sys.executable, "-m", "drill", "study", "--only", "cards", "--db", str(path))
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho in the editor\nexec cat\n", encoding="utf-8")
    editor.chmod(0o755)
    with terminal(*command, VISUAL=editor) as (master, process):
        read_until(master, "Turn over")
        os.write(master, b"e")
        read_until(master, "in the editor")
        os.write(master, b"\x03")
        read_until(master, "Turn over")
        os.write(master, b"\x11")
        assert process.wait(LONGEST) == 0


def test_a_store_that_cannot_be_opened_ends_with_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none" / "drill.db"
    with terminal(sys.executable, "-m", "drill", "--db", str(path)) as (master, process):
        read_until(master, "This went wrong")
        os.write(master, b"\r")
        read_until(master, f"Error: {path}: there is no folder")
        assert process.wait(LONGEST) == 1


def test_a_terminal_closed_without_a_signal_ends_the_program(tmp_path: Path) -> None:
    import pty

    master, inside = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "drill", "--db", str(tmp_path / "drill.db")],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(inside)
    try:
        read_until(master, "Drill")
        os.close(master)
        process.wait(LONGEST)
    finally:
        process.kill()
        process.wait()
    assert process.returncode != 0


def test_the_terminal_is_lent_to_the_editor_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "own"
    notes.mkdir()
    (notes / "a.md").write_text("# Own\n\nFirst text?::Yes ^own\n", "utf-8")
    editor = tmp_path / "vi"
    editor.write_text(
        '#!/bin/sh\necho "EDITOR AT $1"\nread -r _\nsed -i.bak "s/First/Second/" "$2"\n', "utf-8"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    words = ("study", "--topic", "Own", "--cards", str(notes), "--db", str(tmp_path / "drill.db"))
    with terminal(sys.executable, "-m", "drill", *words) as (master, _):
        read_until(master, "First text?")
        os.write(master, b"e")
        read_until(master, "EDITOR AT +3")
        os.write(master, b"\r")
        read_until(master, "Second text?")
        os.write(master, b" ")
        read_until(master, "Again")


FAILURES = {
    "a key": "DrillApp.action_help",
    "the mounting of a screen": "Help.on_mount",
    "what is painted": "Help.render_lines",
    "what a screen is made of": "Help.compose",
}


@pytest.mark.parametrize("place", FAILURES.values(), ids=FAILURES)
def test_a_failure_that_no_dialog_tells_ends_with_one_sentence(tmp_path: Path, place: str) -> None:
    code = f"""if True:
        import sys
        from drill.__main__ import main
        from drill.ui.app import DrillApp
        from drill.ui.screens.help import Help
        def fail(*_, **__):
            raise KeyError("here")
        {place} = fail
        sys.argv = ["drill", "--db", {str(tmp_path / "drill.db")!r}]
        main()
    """
    with terminal(sys.executable, "-c", code) as (master, process):
        read_until(master, "Choose")
        os.write(master, b"?")
        said = read_until(master, "Error: Something in drill failed: KeyError: 'here'")
        assert process.wait(LONGEST) == 1
        assert b"Traceback" not in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back(tmp_path: Path, number: signal.Signals) -> None:
    command = (sys.executable, "-m", "drill", "--db", str(tmp_path / "drill.db"))
    with terminal(*command) as (master, process):
        read_until(master, "Choose")
        process.send_signal(number)
        read_until(master, "\x1b[?1049l")
        assert process.wait(LONGEST) == 128 + number


def test_an_editor_that_failed_is_named_and_studying_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "false")
    command = (sys.executable, "-m", "drill", "study", "--only", "cards")
    with terminal(*command, "--db", str(tmp_path / "drill.db")) as (master, _):
        read_until(master, "Turn over")
        os.write(master, b"e")
        read_until(master, "exit code 1")
        os.write(master, b" ")
        read_until(master, "Again")
