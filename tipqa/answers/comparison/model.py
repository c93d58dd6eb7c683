"""What a comparison of two editions is. Every part cites the words it rests on, in both editions where both speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tipqa.answers.model import Citation

Status = Literal["new", "dropped", "kept", "reworded"]


@dataclass(frozen=True, slots=True)
class TierChange:
    """The tiers of both editions and the sentences that give them.

    `direction` is "upgraded", "downgraded", "unchanged", or "changed" where a Special Case is on one side. `years_on_list`
    counts consecutive years on the Watch List where the newer edition says so.
    """

    old: str | None
    new: str | None
    direction: str
    reason: str = ""
    years_on_list: int | None = None
    waiver: bool = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One measure in both editions; a side that does not state it is None, which is never zero.

    `old` is what the older edition says; `restated` what the newer edition says of the older period, and `contradicts`
    flags that the two differ. `delta` is new minus old, `percent` of old; None where either is missing.
    """

    measure: str
    label: str
    detail: str
    old: float | None
    new: float | None
    old_period: str
    new_period: str
    delta: float | None
    percent: float | None
    restated: float | None = None
    contradicts: bool = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A recommendation or a statement in both editions; the missing side is "".

    `similarity` lies between 0 and 1. `moved` tells an item that was kept but stands at another rank, by how many places
    (positive: up). `since` is the first edition of an unbroken run. `finding` names what differs inside an otherwise equal
    sentence ("272 → 47", "not").
    """

    status: Status
    section: str
    old: str
    new: str
    similarity: float
    old_span: tuple[int, int] | None
    new_span: tuple[int, int] | None
    finding: str = ""
    moved: int = 0
    since: int | None = None
    boilerplate: bool = False
    tone: str = ""  # "effort" or "shortfall" in the assessment, else ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparable:
    """How comparable the two texts are. `sections` tells for each section kind whether its comparison is withheld, and why."""

    score: float
    withheld: dict[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed in one country between two editions of a series."""

    country: str
    from_year: int
    to_year: int
    from_report: str
    to_report: str
    tier: TierChange
    figures: tuple[FigureChange, ...]
    recommendations: tuple[Change, ...]
    statements: tuple[Change, ...]
    comparable: Comparable
    summary: tuple[str, ...]  # Markdown lines with [n], most weighty first
    citations: tuple[Citation, ...]  # all, by number

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa compare --json` prints."""
        from tipqa.answers.comparison.render import as_dict

        return as_dict(self)
