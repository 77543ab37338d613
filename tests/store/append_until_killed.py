"""Append reviews to the store named on the command line, saying each UUID once it is on the disk.

Run as a process of its own, and ended by its parent with SIGKILL.
"""

import itertools
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drill.schedule.event import Event, EventKind
from drill.schedule.rating import Rating
from drill.schedule.settings import ScheduleSettings
from drill.store.database import open_store
from drill.store.log import ReviewLog

path, run = Path(sys.argv[1]), sys.argv[2]
print("starting", flush=True)
log = ReviewLog(open_store(path, new_device="laptop", version="1"), ScheduleSettings())
for number in itertools.count():
    at = datetime(2026, 5, 4, tzinfo=UTC) + timedelta(hours=number)
    event = Event(
        uuid=f"{run}-{number}",
        device="laptop",
        item=f"item-{number % 7}",
        kind=EventKind.REVIEW,
        at=at,
        utc_offset=0,
        study_day=at.date(),
        rating=Rating(1 + number % 4),
        answer="δ" * (number % 500),
    )
    log.append(event)
    print(event.uuid, flush=True)
