"""The table of tiers: one row a country and edition, asked by all that tells of placements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from tipqa.countries.lookup import resolve
from tipqa.placements.model import Moved, Placed, Run, direction, runs_of
from tipqa.records import dataclass
from tipqa.reports.model import Tier
from tipqa.rows import Rows
from tipqa.sheets import Sheet

if TYPE_CHECKING:
    from pandas import DataFrame

    from tipqa.index.model import ReportInfo


@dataclass(frozen=True, slots=True)
class TierRow:
    """A placement, ready to be printed.

    `change` is the move from the edition before, "" where that does not place the country; `certainty` is "stated",
    "one source" or "derived"; `listed` is another tier that the list of placements has, "" where it agrees; `complete`
    tells whether the list of that tier and edition is whole. The words that say it are the report's `start` to `end`;
    `kind` says whose words they are.
    """

    SHOWN: ClassVar = ("country", "edition", "tier", "change", "certainty", "report", "kind")

    country: str
    iso2: str
    edition: int
    tier: str
    change: str
    certainty: str
    listed: str
    complete: bool
    report: str
    start: int
    end: int
    kind: str
    source_url: str

    def __repr__(self) -> str:
        return f"<TierRow {self.country} {self.edition}: {self.tier} ({self.certainty})>"

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa tiers --format json` prints."""
        return asdict(self)


SHEET = Sheet(
    "Tiers",
    tuple(field.name for field in fields(TierRow)),
    {"country": 24, "tier": 18, "report": 20, "source_url": 40},
)


class TierTable:
    """The tier of each country in each edition, iterable by country and edition. `to_frame` needs pandas.

    A country that an edition does not list has no row there: that is no tier, and no drop.
    """

    def __init__(
        self,
        rows: Iterable[Placed],
        whole: Mapping[int, frozenset[Tier]],
        reports: Mapping[str, ReportInfo] = MappingProxyType({}),
    ) -> None:
        """Keep `rows`, one for a country and edition.

        Args:
            whole: for each edition the tiers whose list is complete.
            reports: those that the rows rest on, by id.
        """
        self._reports = reports
        self._rows = {(row.country, row.year): row for row in sorted(rows, key=lambda row: (row.country, row.year))}
        self._whole = whole
        self._of: defaultdict[str, list[Placed]] = defaultdict(list)
        self._in: defaultdict[int, list[Placed]] = defaultdict(list)
        for row in self._rows.values():
            self._of[row.country].append(row)
            self._in[row.year].append(row)

    def __iter__(self) -> Iterator[Placed]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, country: str) -> bool:
        return country in self._of

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that is placed in any edition, by name."""
        return tuple(self._of)

    @property
    def editions(self) -> tuple[int, ...]:
        """Every edition that places a country, oldest first."""
        return tuple(sorted(self._in))

    def at(self, country: str, year: int) -> Placed | None:
        """The placement of a country in an edition; None where none is held."""
        return self._rows.get((country, year))

    def of(self, country: str) -> tuple[Placed, ...]:
        """The placements of a country, oldest first; none where it is in no edition."""
        return tuple(self._of.get(country, ()))

    def on(self, year: int, tier: Tier | None = None) -> tuple[Placed, ...]:
        """The placements of an edition, or those on one of its tiers, by country."""
        return tuple(row for row in self._in.get(year, ()) if tier in (None, row.tier))

    def whole(self, year: int, tier: Tier | None = None) -> bool:
        """Whether the list of a tier in an edition is complete; without a tier, whether all of its lists are."""
        held = self._whole.get(year, frozenset())
        return tier in held if tier else held == frozenset(Tier)

    def moves(self, old: int, new: int) -> tuple[Moved, ...]:
        """The countries placed in both editions, on different tiers, by country."""
        pairs = ((self.at(row.country, old), row) for row in self.on(new))
        return tuple(Moved(before, row) for before, row in pairs if before and before.tier != row.tier)

    def runs(self, country: str) -> tuple[Run, ...]:
        """The placements of a country as runs of editions in a row on one tier, oldest first."""
        return runs_of(self.of(country))

    def __repr__(self) -> str:
        editions = f", {self.editions[0]} to {self.editions[-1]}" if self else ""
        return f"<TierTable: {len(self):,} placements of {len(self.countries):,} countries{editions}>"

    def _repr_html_(self) -> str:
        return self.only()._repr_html_()

    def only(self, countries: Collection[str] = (), years: Collection[int] = ()) -> Rows[TierRow]:
        """The rows of these countries and editions, of all where none are given, by country and edition."""
        return Rows(
            TierRow,
            (
                self._row(row)
                for row in self
                if (not countries or row.country in countries) and (not years or row.year in years)
            ),
        )

    def to_dict(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, see `TierRow`."""
        return [row.to_dict() for row in self.only()]

    def to_frame(self) -> DataFrame:
        """The rows of `to_dict` as a `pandas.DataFrame` of shape (placements, 13)."""
        return self.only().to_frame()

    def _row(self, row: Placed) -> TierRow:
        before = self.at(row.country, row.year - 1)
        return TierRow(
            country=row.country,
            iso2=resolve(row.country).iso2,
            edition=row.year,
            tier=row.tier.value,
            change=direction(before.tier, row.tier) if before else "",
            certainty=row.certainty.value,
            listed=row.listed.value if row.listed else "",
            complete=self.whole(row.year, row.tier),
            report=row.report,
            start=row.start,
            end=row.end,
            kind=info.kind if (info := self._reports.get(row.report)) else "",
            source_url=info.source_url if info else "",
        )
