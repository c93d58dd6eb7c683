"""What a search gives."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, ClassVar

from tipqa.records import dataclass
from tipqa.reports.model import ReportKind
from tipqa.reports.origin import provenance
from tipqa.rows import short


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first. `text` equals `report.text[start:end]`.

    `score` is the fused score, between 0 and 1 and comparable within one search only. The ranks are those of each
    method by itself, from 1; None where it did not find the passage. `kind`, `series` and `source` tell whose words they
    are, as in a `Citation`.
    """

    SHOWN: ClassVar = ("rank", "score", "country", "year", "section", "text", "provenance")

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
    kind: ReportKind = "other"
    series: str = "tip"
    source: str = ""

    def __repr__(self) -> str:
        return f"<Hit {self.rank}: {self.report} {self.section} {self.start}-{self.end}, {self.score:.2f}: {short(self.text)}>"

    @property
    def provenance(self) -> str:
        """What kind of text it is, such as "tipqa digest, not the report’s words"."""
        return provenance(self.kind, self.series, self.source)

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa search --json` prints."""
        return asdict(self)
