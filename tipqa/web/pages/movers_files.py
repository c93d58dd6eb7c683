"""Moves as rows of a file: each with its country, editions, both sides, the place that says the newer, and whose words it is."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from tipqa.blocks.citation import Citation
from tipqa.comparison.movers import FigureMove, TierMove
from tipqa.countries.lookup import resolve
from tipqa.records import dataclass
from tipqa.sheets import Sheet


@dataclass(frozen=True, slots=True)
class TierMoveRow:
    """A move between tiers. `report`, `start` and `end` are the words that give the newer tier."""

    country: str
    iso2: str
    from_edition: int
    edition: int
    old: str
    new: str
    direction: str
    certainty: str
    report: str
    start: int
    end: int
    kind: str
    source_url: str

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON writes it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class FigureMoveRow:
    """A figure that moved, in its `unit`. `percent` is of the older number; the words are those of the newer edition."""

    country: str
    iso2: str
    measure: str
    label: str
    from_edition: int
    edition: int
    old: float | None
    new: float | None
    change: float | None
    percent: float | None
    unit: str
    old_text: str
    new_text: str
    report: str
    start: int
    end: int
    quote: str
    kind: str
    source_url: str

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON writes it."""
        return asdict(self)


TIERS = Sheet(
    "Tiers that moved",
    tuple(field.name for field in fields(TierMoveRow)),
    {"country": 24, "old": 18, "new": 18, "report": 20, "source_url": 40},
)
FIGURES = Sheet(
    "Figures that moved",
    tuple(field.name for field in fields(FigureMoveRow)),
    {"country": 20, "label": 28, "old_text": 18, "new_text": 18, "quote": 90, "report": 20, "source_url": 40},
    number="change",
)


def tier_row(move: TierMove, year: int) -> TierMoveRow:
    """The row of a move into the edition `year`."""
    return TierMoveRow(
        country=move.country,
        iso2=resolve(move.country).iso2,
        from_edition=move.from_year,
        edition=year,
        old=move.old,
        new=move.new,
        direction=move.direction,
        certainty=move.certainty,
        **_place(move.citations[-1]),
    )


def figure_row(move: FigureMove, year: int) -> FigureMoveRow:
    """The row of a figure that moved into the edition `year`."""
    it = move.figure
    return FigureMoveRow(
        country=move.country,
        iso2=resolve(move.country).iso2,
        measure=it.measure,
        label=f"{it.label}: {it.detail}" if it.detail else it.label,
        from_edition=move.from_year,
        edition=year,
        old=it.old,
        new=it.new,
        change=it.delta,
        percent=None if it.percent is None else round(it.percent, 1),
        unit=it.unit,
        old_text=it.old_text,
        new_text=it.new_text,
        quote=it.citations[-1].quote,
        **_place(it.citations[-1]),
    )


def _place(it: Citation) -> dict[str, Any]:
    return {"report": it.report, "start": it.start, "end": it.end, "kind": it.kind, "source_url": it.source_url}
