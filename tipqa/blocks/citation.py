"""A citation: the exact words of a report that carry a statement, with a number."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tipqa.records import dataclass
from tipqa.reports.model import ReportKind
from tipqa.reports.origin import address_name, provenance, quoted
from tipqa.rows import short


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a report that carry a statement. `quote` equals `report.text[start:end]`.

    `kind`, `series` and `source` tell whose words they are: a digest's are ours, and `source_url` is then the address of
    the report it digests. `source` is "tipqa digest", "US Department of State" or another name; "" where none is known.
    """

    n: int
    report: str
    country: str
    year: int
    section: str
    start: int
    end: int
    quote: str
    source_url: str
    kind: ReportKind = "other"
    series: str = "tip"
    source: str = ""

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote):
            raise ValueError(
                f"citation {self.n} of {self.report}: {self.start}..{self.end} is not as long as its quote"
            )

    def __repr__(self) -> str:
        return f"<Citation [{self.n}] {self.report} {self.start}-{self.end}: {short(self.quoted)}>"

    @property
    def provenance(self) -> str:
        """What kind of text it is, such as "tipqa digest, not the report’s words"."""
        return provenance(self.kind, self.series, self.source)

    @property
    def quoted(self) -> str:
        """The cited words, in quotation marks unless they are our own."""
        return quoted(self.quote, self.kind)

    @property
    def address(self) -> str:
        """The address with what it is to the text, such as "the report it digests: https://…"; "" where there is none."""
        return f"{self.address_name}: {self.source_url}" if self.source_url else ""

    @property
    def address_name(self) -> str:
        """What the address is to the text, such as "the report it digests"."""
        return address_name(self.kind, self.source_url)

    def to_dict(self) -> dict[str, Any]:
        """The form `--json` prints."""
        return asdict(self)
