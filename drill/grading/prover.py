"""Proofs in a process of their own, with a deadline: SymPy may take forever, the caller may not.

The process reads one JSON object a line: the text of a block, answered with a line for each claim,
or two formulas. It reads texts with our own parser, like everyone else.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from types import TracebackType
from typing import IO, Any


class Prover:
    """A proving process, started on the first question and again after one that took too long."""

    def __init__(self, seconds: float = 20.0) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()

    def prove_block(self, text: str, note: str, line: int, level: int) -> list[dict[str, Any]]:
        """What became of a block's claims in time: ``line``, ``claim`` and ``proved`` of each."""
        self._write({"block": text, "note": note, "line": line, "level": level})
        deadline = time.monotonic() + self.seconds
        proofs: list[dict[str, Any]] = []
        while (answer := self._read(deadline)) is not None:
            if "end" in answer:
                return proofs
            proofs.append(answer)
        self.close()
        return proofs

    def prove_equal(self, given: str, expected: str, symbols: dict[str, str] | None) -> bool:
        """Whether SymPy proves two formulas equal in time; False says nothing about them."""
        self._write({"given": given, "expected": expected, "symbols": symbols})
        answer = self._read(time.monotonic() + self.seconds)
        if answer is None:
            self.close()
        return bool(answer and answer["proved"])

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

    def _write(self, question: dict[str, Any]) -> None:
        stream = self._started().stdin
        assert stream is not None
        stream.write(json.dumps(question) + "\n")
        stream.flush()

    def _read(self, deadline: float) -> dict[str, Any] | None:
        try:
            line = self._lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return None
        answer: dict[str, Any] | None = json.loads(line) if line else None
        return answer

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "drill.grading.prover"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                bufsize=1,
            )
            self._lines = queue.Queue()
            reader = threading.Thread(
                target=_forward, args=(self._process.stdout, self._lines), daemon=True
            )
            reader.start()
        return self._process


def _forward(stream: IO[str], lines: queue.Queue[str]) -> None:
    """Pass lines on as they come; "" when there will be no more."""
    with contextlib.suppress(ValueError):  # the stream is closed when time is up
        for line in stream:
            lines.put(line)
    lines.put("")


def serve() -> None:
    """Answer questions on standard input until it ends, and be it in the middle of a proof."""
    from drill.grading.prove import prove_block_claims, prove_texts

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the asker's business
    questions: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(questions,), daemon=True).start()
    while True:
        question = json.loads(questions.get())
        if "block" in question:
            for proof in prove_block_claims(**question):
                print(json.dumps(vars(proof)), flush=True)
            print(json.dumps({"end": True}), flush=True)
        else:
            print(json.dumps({"proved": prove_texts(**question)}), flush=True)


def _listen(questions: queue.SimpleQueue[str]) -> None:
    """Pass questions on; when there is nobody left to answer, end at once."""
    for line in sys.stdin:
        questions.put(line)
    os._exit(0)


if __name__ == "__main__":
    serve()
