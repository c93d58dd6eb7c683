"""Bringing an index up to date in a process of its own, while readers keep the old one and can see how far it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from tipqa.errors import TipqaError
from tipqa.places import Place, read_place
from tipqa.records import dataclass

_CALL = "from tipqa.web.indexing import build_told; build_told()"
_KINDNESS = 5  # how far the build steps back behind those who read


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: the stage and `done` of `total`, while `running`; then what it did, or the `problem`."""

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    reports: int = 0
    embedded: int = 0
    seconds: float = 0.0
    problem: str = ""


class Indexing:
    """Builds one index out of one corpus, one build at a time. Safe to share between threads."""

    def __init__(self, corpus: Path, index: Place) -> None:
        self._corpus, self._index = corpus, index
        self._lock = Lock()
        self._progress: Progress | None = None

    @property
    def progress(self) -> Progress | None:
        """How far the build is that runs or was the last; None before the first."""
        return self._progress

    def start(self) -> None:
        """Begin a build, unless one is running; what is added meanwhile needs another."""
        with self._lock:
            if self._progress and self._progress.running:
                return
            self._progress = Progress(running=True, stage="Reading the new reports")
            Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        call = [sys.executable, "-c", _CALL, str(self._corpus), str(self._index)]
        try:
            with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as build:
                for line in build.stdout or ():
                    self._note(json.loads(line))
        except (OSError, ValueError) as error:
            self._note({"problem": f"the index was not brought up to date: {error}; run: tipqa index"})
        if self._progress and self._progress.running:
            self._note({"running": False, "problem": "the build ended before its time; run: tipqa index"})

    def _note(self, what: dict[str, Any]) -> None:
        assert self._progress is not None
        self._progress = replace(self._progress, **{"running": "problem" not in what, **what})


def build_told() -> None:
    """Build the index that the arguments name, with a line of JSON on standard output for each step."""
    from tipqa.stores.opening import build_at

    with suppress(AttributeError, OSError):
        os.nice(_KINDNESS)
    corpus, index = Path(sys.argv[1]), read_place(sys.argv[2])
    try:
        made = build_at(corpus, index, progress=lambda done, total, stage: _tell(stage=stage, done=done, total=total))
    except TipqaError as error:
        _tell(problem=str(error))
    else:
        _tell(running=False, reports=made.reports, embedded=made.embedded, seconds=round(made.seconds, 1))


def _tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()
