"""Proofs in a process of their own, with a deadline: SymPy may take forever, the caller may not.

The process reads one JSON object a line and answers each with one; it sees the text of a block and
reads it with our own parser, like everyone else.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
from types import TracebackType
from typing import Any


class Prover:
    """A proving process, started on the first question and again after one that took too long."""

    def __init__(self, seconds: float = 20.0) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def prove_block(
        self, text: str, note: str, line: int, level: int
    ) -> list[dict[str, Any]] | None:
        """What SymPy proved of a block's claims: ``line``, ``claim``, ``proved``; None in time."""
        answer = self._ask({"block": text, "note": note, "line": line, "level": level})
        return None if answer is None else list(answer["proofs"])

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def __enter__(self) -> Prover:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], self.seconds)
        line = process.stdout.readline() if ready else ""
        if not line:
            self.close()
            return None
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "drill.problems.prover"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        return self._process


def serve() -> None:
    """Answer questions on standard input until it ends."""
    from drill.problems.block import read_block
    from drill.problems.prove import prove_template

    for line in sys.stdin:
        question = json.loads(line)
        template = read_block(question["block"], question["note"], question["line"])
        proofs = prove_template(template, question["level"])
        answer = [{"line": p.line, "claim": p.claim, "proved": p.proved} for p in proofs]
        print(json.dumps({"proofs": answer}), flush=True)


if __name__ == "__main__":
    serve()
