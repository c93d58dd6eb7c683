"""Time and memory of calls and of processes, with their spread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

PROCESSOR = " (processor)"  # ends the name of a row of processor time


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some measurements, their quartiles, and how many there are."""

    middle: float
    low: float
    high: float
    n: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Of at least one value."""
        low, _, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else (values[0],) * 3
        return cls(median(values), low, high, len(values))

    def __str__(self) -> str:
        """The median, with the quartiles where there is more than one value."""
        return shown(self.middle) + (f" ({shown(self.low)} – {shown(self.high)})" if self.n > 1 else "")


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that ended well: seconds of wall time and of processor time, and the peak of memory in MB."""

    wall: float
    processor: float
    megabytes: float


def shown(value: float) -> str:
    """Three figures, with a comma at the thousands."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def milliseconds(call: Callable[[], object]) -> tuple[float, float]:
    """How long a call takes, and how much time of processors all threads of this process take meanwhile."""
    began, busy = time.perf_counter(), time.process_time()
    call()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - busy)


def in_rows(name: str, taken: Sequence[tuple[float, float]]) -> dict[str, list[float]]:
    """Calls that were timed as two rows, of wall time and of processor time."""
    return {name: [wall for wall, _ in taken], name + PROCESSOR: [busy for _, busy in taken]}


def run(command: Sequence[str], environment: Mapping[str, str], output: Path | None = None) -> Ended:
    """Run a process, its output thrown away or into a file.

    Raises:
        RuntimeError: it failed.
    """
    into = str(output) if output else os.devnull
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions: list[Any] = [(os.POSIX_SPAWN_OPEN, 1, into, flags, 0o644)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], [*command], {**environment}, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - began
    if status:
        raise RuntimeError(f"this failed: {' '.join(command)}")
    return Ended(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def memory(process: int | str = "self") -> dict[str, float]:
    """The memory of a process in MB: all that is resident, and what is its own, without mapped files. On Linux alone."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return {name: int(fields[key].split()[0]) / 1024 for name, key in (("resident", "VmRSS"), ("own", "RssAnon"))}
