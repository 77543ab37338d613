"""The settings file: what is wrong in it is named and nothing else is lost."""

from __future__ import annotations

import string
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.schedule.settings import DEFAULT_PARAMETERS
from drill.settings.file import Reading, read_settings
from drill.settings.kinds import WrongValueError
from drill.settings.options import BY_ID, OPTIONS
from drill.settings.reading import changed, settings_from, unknown_topics
from drill.settings.values import DEFAULTS, Settings
from drill.settings.writing import SettingsFileError, write_entry, write_option


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drill" / "settings.toml"


def written(path: Path, text: str) -> Reading:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert read_settings(path) == Reading(DEFAULTS)


def test_a_file_is_read(path: Path) -> None:
    reading = written(
        path,
        """
        [schedule]
        desired_retention = 0.85
        learning_steps = ["30s", "2h"]
        learn_ahead = "5m"
        [notes]
        folders = ["~/vault", "/x"]
        [keys]
        "study.hint" = "x,f2"
        home.settings = "S"
        [exams]
        Optimizers = 2027-01-31
        """,
    )
    found = reading.settings
    assert reading.complaints == ()
    assert found.schedule.desired_retention == 0.85
    assert found.schedule.learning_steps == (timedelta(seconds=30), timedelta(hours=2))
    assert found.schedule.learn_ahead == timedelta(minutes=5)
    assert found.notes.folders == (Path.home() / "vault", Path("/x"))
    assert found.keys == {"study.hint": "x,f2", "home.settings": "S"}
    assert found.exams == {"Optimizers": date(2027, 1, 31)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[schedule]\nnew_per_day = 'many'", "schedule.new_per_day = 'many': must be a whole "
         "number from 0 to 9999; the default is used: 20"),
        ("[schedule]\nnew_per_day = true", "must be a whole number"),
        ("[schedule]\ndesired_retention = 1.5", "must be a number from 0.7 to 0.99"),
        ("[schedule]\ndesired_retention = nan", "must be a number from 0.7 to 0.99"),
        ("[schedule]\nlearning_steps = ['0s']", "a step must be above 0"),
        ("[schedule]\nlearning_steps = '1m'", "must be a list of spans"),
        ("[schedule]\nparameters = [1, 2]", "must be a list of 21 numbers"),
        ("[schedule]\nnew_perday = 3", "Did you mean schedule.new_per_day?"),
        ("[scedule]\nx = 3", "Did you mean schedule?"),
        ("schedule = 3", "schedule must be a table"),
        ("[screen]\ntheme = 'puce'", "must be one of dark, light"),
        ("[keys]\n'study.hint' = 3", "must be keys"),
        ("[exams]\nAdam = 'soon'", "must be a day"),
        ("[schedule]\nx =", "Invalid value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_the_default_used(path: Path, text: str, words: str) -> None:
    reading = written(path, text)
    assert reading.settings == DEFAULTS
    [complaint] = reading.complaints
    assert complaint.startswith(f"{path}: ")
    assert words in complaint


def test_one_wrong_value_does_not_stop_the_others(path: Path) -> None:
    reading = written(path, "[schedule]\nrollover_hour = 99\nnew_per_day = 7")
    assert reading.settings.schedule.new_per_day == 7
    assert len(reading.complaints) == 1


def test_topics_that_there_are_not_are_named_with_the_nearest() -> None:
    assert unknown_topics(["Sets", "Gatse", "\x1b"], ["Sets", "Gates"]) == (
        "there is no topic exams.Gatse; it is left out. Did you mean exams.Gates?",
        "there is no topic exams.\\x1b; it is left out.",
    )


def test_bytes_that_are_no_text(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in read_settings(path).complaints[0]


def test_a_change_keeps_comments_and_all_else(path: Path) -> None:
    written(path, "# mine\n[schedule]\nnew_per_day = 7 # few\nfuzz = false\n")
    write_option(path, BY_ID["schedule.new_per_day"], 9)
    write_entry(path, "exams", "Adam", date(2027, 1, 2))
    write_entry(path, "keys", "study.hint", "x")
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# few" in text
    found = read_settings(path).settings
    assert (found.schedule.new_per_day, found.schedule.fuzz) == (9, False)
    assert found.exams == {"Adam": date(2027, 1, 2)}
    write_entry(path, "exams", "Adam", None)
    write_entry(path, "keys", "study.hint", None)
    found = read_settings(path).settings
    assert not found.exams
    assert not found.keys


def test_a_broken_file_is_not_written_over(path: Path) -> None:
    written(path, "[schedule")
    with pytest.raises(SettingsFileError, match="mend it first"):
        write_option(path, BY_ID["schedule.fuzz"], False)
    assert path.read_text(encoding="utf-8") == "[schedule"


@pytest.mark.skipif(sys.platform == "win32", reason="no lock on a folder")
def test_of_programs_that_write_at_once_none_takes_back_what_another_wrote(path: Path) -> None:
    names = [f"binding.{number}" for number in range(24)]
    with ThreadPoolExecutor(8) as several:
        list(several.map(lambda name: write_entry(path, "keys", name, "x"), names))
    assert set(read_settings(path).settings.keys) == set(names)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    written(tmp_path / "real.toml", "")
    path.parent.mkdir()
    path.symlink_to(tmp_path / "real.toml")
    write_option(path, BY_ID["schedule.fuzz"], False)
    assert path.is_symlink()
    assert not read_settings(path).settings.schedule.fuzz


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.id)
def test_every_value_survives_file_and_text(path: Path, option, library) -> None:
    for value in option.kind.choices or (option.default,):
        write_option(path, option, value)
        assert read_settings(path) == Reading(option.put(DEFAULTS, value))
        assert changed(DEFAULTS, option, option.kind.plain(value)) == option.put(DEFAULTS, value)
    assert option.meaning.endswith(".")


def test_parameters_are_kept_to_the_last_digit(path: Path) -> None:
    option = BY_ID["schedule.parameters"]
    fitted = (*(weight * 1.0123456789 for weight in DEFAULT_PARAMETERS[:20]), 0.2)
    write_option(path, option, fitted)
    assert read_settings(path).settings.schedule.parameters == fitted
    typed = option.kind.typed(option.kind.shown(fitted))
    assert changed(DEFAULTS, option, typed).schedule.parameters == fitted


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
NAMES = st.sampled_from([option.name for option in OPTIONS]) | st.text(string.ascii_letters)
SECTIONS = st.sampled_from(["schedule", "screen", "notes", "keys", "exams"]) | st.text(max_size=4)


@given(st.dictionaries(SECTIONS, st.dictionaries(NAMES, VALUES, max_size=4) | VALUES, max_size=4))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_nothing_in_a_file_raises(data: dict[str, object]) -> None:
    found, complaints = settings_from(data)
    assert isinstance(found, Settings)
    assert all(complaint.isprintable() for complaint in complaints)


def test_a_typed_folder_is_there_and_is_found_from_everywhere(tmp_path: Path, monkeypatch) -> None:
    option = BY_ID["notes.folders"]
    (tmp_path / "own" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    found = changed(DEFAULTS, option, option.kind.typed("own, own/inner, ~/own,"))
    own = tmp_path / "own"
    assert found.notes.folders == (own, own / "inner", own)
    assert option.kind.typed("~/own") == ["~/own"]
    with pytest.raises(WrongValueError, match=r"must be a folder; .*nowhere is none"):
        option.kind.typed("own, nowhere")


@pytest.mark.parametrize("folder", ["~nobody-of-this-name/x", "a\0b", ""])
def test_a_strange_folder_is_read_as_it_stands(folder: str) -> None:
    found, complaints = settings_from({"notes": {"folders": [folder]}})
    assert complaints == []
    assert found.notes.folders == ((Path(folder),) if folder else ())


@given(st.sampled_from(OPTIONS), st.text(max_size=30))
def test_whatever_is_typed_is_set_or_refused(option, text: str) -> None:
    try:
        found = changed(DEFAULTS, option, option.kind.typed(text))
    except (WrongValueError, ValueError) as error:
        assert "must be" in str(error) or "step" in str(error) or "arameter" in str(error)
    else:
        assert isinstance(option.value(found), type(option.default))
