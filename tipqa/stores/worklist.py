"""A plain list of work in the store itself: what is to be done, who does it, and what came out.

Several processes on several machines share one build. A piece is taken by writing a point that only the first writer gets to
write; what a process that ended left unfinished is taken over: at once where it ran on this machine, else after ten minutes
without a sign of life. Clocks of the machines may differ by less than that.
"""

from __future__ import annotations

import json
import os
import socket
import time
import uuid
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from tipqa.errors import StoreError
from tipqa.records import dataclass
from tipqa.stores.engine import Engine, Layout, Payload, Point, Where

LEASE = 600.0  # seconds after which a silent worker is taken for dead
_SIGN = 20.0  # seconds between two signs of life
_SEEN = 100  # pieces that are looked at for one to take
_LAYOUT = Layout(words=("build", "stage", "state", "token"))
_LOCK = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work: its stage, its number in it, and what it is about."""

    stage: str
    number: int
    about: Payload


class WorkList:
    """The work of one build of one index."""

    def __init__(self, engine: Engine, index: str, build: str) -> None:
        self._engine, self._build, self._collection = engine, build, f"{index}-work"
        self._me = {"host": socket.gethostname(), "pid": os.getpid(), "token": uuid.uuid4().hex}
        self._signed = 0.0
        engine.create(self._collection, _LAYOUT)

    def begin(self, standing: str) -> None:
        """Begin this build, or join it.

        Args:
            standing: the build that answers now, of which nobody works any more.

        Raises:
            StoreError: another build of the index is running.
        """
        if standing:
            self.clear(standing)
        holder = self._claimed(_LOCK)
        if holder is not None and holder["build"] != self._build:
            raise StoreError(
                f"another build of this index runs in {self._engine.where}, begun on {holder['host']}; wait until it has "
                "ended (one that was killed is given up after ten minutes)"
            )

    def leave(self) -> None:
        """Give back what this process has taken and not done."""
        self._engine.remove(self._collection, Where({"token": [self._me["token"]]}))

    def clear(self, build: str) -> None:
        """Remove all of a build from the list."""
        self._engine.remove(self._collection, Where({"build": [build]}))

    def sign(self) -> None:
        """Give a sign of life, now and then."""
        if time.time() - self._signed > _SIGN:
            self._signed = time.time()
            self._engine.write(self._collection, [self._claim(_LOCK)])

    def put(self, stage: str, pieces: Mapping[int, Payload]) -> None:
        """Add pieces; those that are there stay as they are."""
        points = [
            Point(self._id(stage, number), self._about(stage, number, about, "todo"))
            for number, about in pieces.items()
        ]
        self._engine.write(self._collection, points, only_new=True)

    def take(self, stage: str) -> Piece | None:
        """A piece that nobody works at; None where there is none now."""
        todo = self._engine.scroll(self._collection, self._where(stage, "todo"), ("stage", "number", "about"), _SEEN)
        for point in todo:
            number = point.payload["number"]
            holder = self._claimed(self._id(stage, number, "claim"))
            if holder is None or holder["token"] == self._me["token"]:
                return Piece(stage, number, json.loads(point.payload["about"]))
        return None

    def done(self, piece: Piece, result: Payload) -> None:
        """Say that a piece is done, and what came out."""
        payload = self._about(piece.stage, piece.number, piece.about, "done") | {"result": json.dumps(result)}
        self._engine.write(self._collection, [Point(self._id(piece.stage, piece.number), payload)])
        self.sign()

    def count(self, stage: str, state: str) -> int:
        """How many pieces of a stage are "todo" or "done"."""
        return self._engine.count(self._collection, self._where(stage, state))

    def results(self, stage: str) -> Iterator[Payload]:
        """What came out of the pieces of a stage, in no order."""
        for point in self._engine.scroll(self._collection, self._where(stage, "done"), ("result",)):
            yield json.loads(point.payload["result"])

    def _claimed(self, id: int) -> Payload | None:
        """Claim something; who holds it instead, or None where it is ours now."""
        for _ in range(3):
            held = self._holder(id)
            if held is None:
                self._engine.write(self._collection, [self._claim(id)], only_new=True)
                held = self._holder(id)
            if held is not None and not self._dead(held):
                return None if held["token"] == self._me["token"] else held
            if held is not None:  # nobody works at it
                self._engine.remove(self._collection, Where({"token": [held["token"]], "stage": [f"claim {id}"]}))
        raise StoreError(f"{self._engine.where} gives no turn to build; try again")

    def _claim(self, id: int) -> Point:
        return Point(id, {**self._me, "build": self._build, "stage": f"claim {id}", "state": "", "time": time.time()})

    def _holder(self, id: int) -> Payload | None:
        found = self._engine.read(self._collection, [id]).get(id)
        return found.payload if found else None

    def _dead(self, holder: Payload) -> bool:
        if holder["host"] == self._me["host"] and os.name == "posix":
            return not _runs(holder["pid"])
        return bool(time.time() - holder["time"] > LEASE)

    def _about(self, stage: str, number: int, about: Payload, state: str) -> Payload:
        return {"build": self._build, "stage": stage, "number": number, "about": json.dumps(about), "state": state}

    def _where(self, stage: str, state: str) -> Where:
        return Where({"build": [self._build], "stage": [stage], "state": [state]})

    def _id(self, *parts: Any) -> int:
        text = json.dumps([self._build, *parts])
        return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1 | 1 << 61


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
