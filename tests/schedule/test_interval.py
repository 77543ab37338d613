from datetime import timedelta

import pytest

from drill.schedule.interval import Interval, whole_days


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(seconds=30), "30 s"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=5, seconds=30), "6 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(minutes=90), "1.5 h"),
        (timedelta(hours=2), "2 h"),
        (timedelta(days=1), "1 d"),
        (timedelta(days=29), "29 d"),
        (timedelta(days=30), "1 mo"),
        (timedelta(days=64), "2.1 mo"),
        (timedelta(days=365), "1 y"),
        (timedelta(days=500), "1.4 y"),
        (timedelta(days=36500), "99.9 y"),
    ],
)
def test_an_interval_reads_as_people_say_it(span: timedelta, text: str) -> None:
    assert str(Interval(span)) == text


def test_days_count_from_one_day_on() -> None:
    assert whole_days(timedelta(hours=23, minutes=59)) is None
    assert whole_days(timedelta(days=1)) == 1
    assert whole_days(timedelta(days=2, hours=3)) == 2
