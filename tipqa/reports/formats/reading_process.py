"""The process that reads one file: its bytes come on standard input, its blocks go out as JSON, its pages on standard error.

Run as `python -m tipqa.reports.formats.reading_process KIND NAME [ocr]`; see `guarded`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, astuple

from tipqa.errors import LimitError, ReadError
from tipqa.reports.formats.guarded import OUT_OF_MEMORY, PAGE, STEP_SECONDS, STEP_TOO_LONG
from tipqa.reports.formats.kinds import read_document

_MOST_MEMORY = 900 << 20


class _Watch:
    """Ends the process when no step is reached for too long."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last = time.process_time()
        threading.Thread(target=self._run, daemon=True).start()

    def reached(self, page: int, pages: int) -> None:
        """Note that a step was reached, and tell of it."""
        self._last = time.process_time()
        print(PAGE, page, pages, file=sys.stderr, flush=True)  # noqa: T201

    def _run(self) -> None:
        while time.process_time() - self._last < self._seconds:
            time.sleep(0.1)
        os._exit(STEP_TOO_LONG)


def main(kind: str, name: str, ocr: str = "") -> None:
    """Read standard input as a file of this kind and write its document, or the reason why not, as JSON."""
    _bound_memory()
    raw = sys.stdin.buffer.read()
    watch = _Watch(STEP_SECONDS)
    try:
        document = read_document(raw, kind, name, watch.reached, ocr=bool(ocr))
        answer = {
            "blocks": [astuple(block) for block in document.blocks],
            "values": dict(document.values),
            "titles": document.titles,
            "address": document.address,
            "page": document.page,
            "words": document.words,
            "left": [astuple(left) for left in document.left],
            "pages": asdict(document.pages) if document.pages else None,
        }
    except ReadError as error:
        answer = {"error": str(error), "limit": isinstance(error, LimitError)}
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _bound_memory() -> None:
    """Bound the memory of this process, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main(*sys.argv[1:4])
