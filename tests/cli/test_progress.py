"""``drill progress``, ``optimise`` and ``simulate``, as a shell sees them."""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1] / "progress"))

from learner import FORGETFUL, Learner

from drill.cli import main
from drill.session.opening import open_desk
from drill.settings.file import read_settings
from drill.shipped import cards_folder
from drill.store import views


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Path:
    """A store with 120 days of a forgetful learner's reviews, up to yesterday."""
    path = tmp_path_factory.mktemp("year") / "drill.db"
    desk = open_desk(path, [cards_folder()])
    ids = list(desk.library.items)[:240]
    start = desk.today() - timedelta(days=120)
    learner = Learner(ids, desk.settings, FORGETFUL, lazy=0.1, first_day=start)
    desk.log.extend(learner.study(120))
    desk.close()
    return path


@pytest.fixture(autouse=True)
def settings_file(tmp_path, monkeypatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("DRILL_SETTINGS", str(path))
    return path


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(path), *words], catch_exceptions=False)


def test_every_section_is_printed_with_its_samples(year) -> None:
    result = run(year, "progress")
    assert result.exit_code == 0
    for title in ("Today", "Due", "Memory", "Topics", "Time", "Mistakes", "Exams"):
        assert f"== {title}" in result.output
    assert result.output.count("Sample:") == 14
    assert max(map(len, result.output.splitlines())) <= 100


def test_the_numbers_are_those_of_the_log(year) -> None:
    data = json.loads(run(year, "progress", "--json").output)
    assert set(data) == {"today", "due", "memory", "topics", "time", "mistakes", "exams"}
    desk = open_desk(year, [cards_folder()])
    reviews, kept = views.reviews_by_day(desk.store), views.retention(desk.store)
    due = views.due_by_day(desk.store, desk.today(), 7)
    desk.close()
    ever = data["today"]["lately"]["rows"][-1]
    assert ever["reviews"] == sum(tally.reviews for tally in reviews.values())
    assert ever["recalled"] == sum(tally.passed for tally in reviews.values())
    assert ever["days"] == len(reviews)
    overall = data["memory"]["retention"]["rows"][0]
    assert (overall["recalled"], overall["reviews"]) == (kept.passed, kept.reviews)
    assert [row["scheduled"] for row in data["due"]["days"]["rows"][:7]] == due


def test_one_section_in_json(year) -> None:
    data = json.loads(run(year, "progress", "--section", "memory", "--json").output)
    assert list(data) == ["memory"]


def test_an_empty_log(tmp_path) -> None:
    result = run(tmp_path / "new.db", "progress")
    assert result.exit_code == 0
    assert "Nothing was ever studied: this fills with your first reviews." in result.output
    assert "No mistake was recognised yet." in result.output


def test_a_page_is_written_or_refused(year, tmp_path) -> None:
    page = tmp_path / "page.html"
    result = run(year, "progress", "--html", str(page))
    assert result.exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.count("<svg") == 7
    refused = run(year, "progress", "--html", str(tmp_path / "nowhere" / "page.html"))
    assert refused.exit_code == 1
    assert "nowhere/page.html: cannot be written" in refused.output


def test_exams_come_from_the_settings(year, settings_file) -> None:
    today = date.today()  # noqa: DTZ011 - the learner's own
    soon = today + timedelta(days=30)
    days = {"Fundamentals": soon, "Risk": "2999-01-31", "Attention": "2001-01-31", "None": soon}
    lines = ["[exams]", *(f"{topic} = {day}" for topic, day in days.items())]
    settings_file.write_text("\n".join(lines), encoding="utf-8")
    said = run(year, "progress", "--section", "exams", "--json")
    assert "there is no topic exams.None; it is left out." in said.stderr
    exams = json.loads(said.stdout)["exams"]
    assert list(exams) == ["Fundamentals", "Attention", "None", "Risk"]
    assert f"on {soon}:" in exams["Fundamentals"]["says"][0]
    assert exams["Risk"]["says"] == ["It is on 2999-01-31; its plan begins a year before."]
    assert exams["Attention"]["says"] == ["It was on 2001-01-31."]
    assert exams["None"]["says"] == ["The notes have no such topic."]


def test_what_other_settings_would_do(year) -> None:
    words = ("simulate", "--retention", "0.8", "--new", "3", "--days", "60", "--json")
    data = json.loads(run(year, *words).output)
    now, other = data["what_if"]["settings"]["rows"]
    assert (now["retention"], now["new_per_day"]) == (0.9, 20)
    assert (other["retention"], other["new_per_day"]) == (0.8, 3)
    assert other["reviews_per_day"] < now["reviews_per_day"]
    assert other["seen"] == 240 + 3 * 60
    assert run(year, *words).output == run(year, *words).output
    assert run(year, *words, "--seed", "5").output != run(year, *words).output


def test_what_if_compares_several(year) -> None:
    assert "85.0 %" in run(year, "simulate", "--days", "20").output


@pytest.mark.skipif(
    importlib.util.find_spec("fsrs_rs_python") is None, reason="the extra optimise is not installed"
)
def test_a_better_fit_is_taken_when_wanted(year, settings_file) -> None:
    shown = run(year, "optimise")
    assert shown.exit_code == 0
    assert "The fit is better." in shown.output
    assert "drill optimise --take" in shown.output
    assert not settings_file.exists()
    data = json.loads(run(year, "optimise", "--take", "--json").output)
    assert data["better"]
    assert data["taken"]
    fitted = tuple(row["after"] for row in data["fit"]["parameters"]["rows"])
    assert read_settings(settings_file).settings.schedule.parameters == fitted
    rows = data["fit"]["scores"]["rows"]
    assert rows[1]["held_out_log_loss"] < rows[0]["held_out_log_loss"]


def test_without_the_package_a_sentence_says_how_to_get_it(year, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    result = run(year, "optimise")
    assert result.exit_code == 1
    assert "pip install 'drill[optimise]'" in result.output


def test_too_few_reviews_are_not_fitted_to(tmp_path) -> None:
    result = run(tmp_path / "new.db", "optimise")
    assert result.exit_code == 1
    assert "fitting needs 1,000 reviews" in result.output
