"""Begin an exam in the store named on the command line and answer on, saying what is on the disk.

Run as a process of its own, and ended by its parent with SIGKILL.
"""

import itertools
import sys
import time
from pathlib import Path

from drill.exams.room import open_room
from drill.exams.sitting import Happening, What
from drill.session.opening import local_now, open_desk

desk = open_desk(Path(sys.argv[1]), [Path(sys.argv[2])])
room = open_room(desk)
attempt = room.begin(room.catalogue.exams["hand"], seed=1)
print(attempt.sitting.start.at.isoformat(), flush=True)
for number in itertools.count():
    question = 1 + number % 9
    attempt = room.put(attempt, Happening(What.VISIT, local_now(), question))
    attempt = room.put(attempt, Happening(What.ANSWER, local_now(), question, 0, str(number)))
    print(f"{question} {number}", flush=True)
    time.sleep(0.01)
