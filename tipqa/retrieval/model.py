"""What a search gives."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first. `text` equals `report.text[start:end]`.

    `score` is the fused score, between 0 and 1 and comparable within one search only. The ranks are those of each
    method by itself, from 1; None where it did not find the passage.
    """

    rank: int
    score: float
    report: str
    country: str
    year: int
    section: str
    start: int
    end: int
    text: str
    bm25_rank: int | None
    dense_rank: int | None

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa search --json` prints."""
        return asdict(self)
