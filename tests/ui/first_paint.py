"""Open the program, and when it paints for the first time, say what was done until then."""

import gc
import json
import os
import sys
from pathlib import Path

from textual.drivers.linux_driver import LinuxDriver

answer = Path(sys.argv.pop(1))
write = LinuxDriver.write


def watch(self: LinuxDriver, data: str) -> None:
    if "Reading the notes" in data:
        sources = [path for path, _ in self._app.stylesheet.source]
        done = {
            "modules": list(sys.modules),
            "styles": [Path(path).name for path in sources if path.endswith(".tcss")],
            "garbage": gc.get_threshold()[0],
        }
        answer.write_text(json.dumps(done), encoding="utf-8")
        os._exit(0)
    write(self, data)


LinuxDriver.write = watch  # type: ignore[method-assign]

from drill.__main__ import main  # noqa: E402

main()
