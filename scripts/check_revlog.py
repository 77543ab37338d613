"""Fold a log of real reviews and say how well its recall is predicted, before and after a fit.

    python scripts/check_revlog.py FILE.csv [ZONE [ROLLOVER]]

The file has the columns card_id, review_time, review_rating and review_duration; several files of
several learners can be given to the figures one after another, never together.
"""

from __future__ import annotations

import csv
import sys
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from drill.progress.calibration import Calibration, calibration
from drill.progress.fit import FitError, fit, predictions, train_with_fsrs_rs
from drill.progress.retention import true_retention
from drill.progress.reviews import reviews_of
from drill.progress.revlog import events_of_revlog
from drill.schedule.record import replay
from drill.schedule.settings import ScheduleSettings


def main() -> None:
    """Print the figures of one file."""
    path, zone, rollover = (*sys.argv[1:], *("", "UTC", "4")[len(sys.argv) - 1 :])[:3]
    settings = ScheduleSettings()
    with Path(path).open(encoding="utf-8", newline="") as file:
        events = list(events_of_revlog(csv.DictReader(file), ZoneInfo(zone), int(rollover)))
    events.sort(key=lambda event: event.item)
    by_item = groupby(events, key=lambda event: event.item)
    reviews = reviews_of((item, replay(of_item, settings)) for item, of_item in by_item)
    kept = true_retention(reviews, settings.parameters).overall
    print(f"{len(reviews)} reviews of {len(reviews.items)} cards, {path}")
    print(
        f"true retention {kept.recalled.value} of {kept.recalled.whole}, {kept.recalled.interval}"
    )
    _print("default parameters", calibration(reviews, predictions(reviews, settings.parameters)))
    try:
        found = fit(reviews, settings.parameters, train_with_fsrs_rs)
    except FitError as error:
        sys.exit(str(error))
    _print("fitted parameters", found.after)
    print(
        f"held out {found.held_out}: log loss {found.loss_before:.4f} before,"
        f" {found.loss_after:.4f} after, better: {found.better}"
    )


def _print(name: str, found: Calibration) -> None:
    print(
        f"{name}: {found.count} predictions, log loss {found.log_loss:.4f},"
        f" RMSE(bins) {found.rmse_bins:.4f}, average's log loss {found.log_loss_of_mean:.4f}"
    )
    for each in found.bins:
        print(
            f"  {each.low:.2f}–{each.high:.2f}: {each.count:6}"
            f"  predicted {each.predicted:.3f}  observed {each.observed:.3f}"
        )


if __name__ == "__main__":
    main()
