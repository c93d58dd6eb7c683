"""A country's tier in one edition, moves between editions, and runs of editions on one tier."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tipqa.records import dataclass
from tipqa.reports.model import Tier, TierChange
from tipqa.reports.placements import Certainty


@dataclass(frozen=True, slots=True)
class Placed:
    """A country's tier in one edition, with the span that says so, and the move that the words tell, if any.

    `in_a_row` is how many years on that tier the words count, `waived` whether they say that a waiver kept it from Tier 3.
    `listed` is what the list of placements has where it differs from the narrative, which wins, at `listed_at`: report, start,
    end.
    """

    country: str
    year: int
    tier: Tier
    report: str
    start: int
    end: int
    change: TierChange | None = None
    certainty: Certainty = Certainty.STATED
    in_a_row: int | None = None
    waived: bool = False
    listed: Tier | None = None
    listed_at: tuple[str, int, int] = ("", 0, 0)


@dataclass(frozen=True, slots=True)
class Moved:
    """A country that is placed in two editions, on different tiers."""

    old: Placed
    new: Placed

    @property
    def country(self) -> str:
        return self.new.country

    @property
    def direction(self) -> str:
        return direction(self.old.tier, self.new.tier)

    @property
    def steps(self) -> int:
        """How many tiers it goes up or down; 0 where a Special Case is on one side."""
        old, new = self.old.tier.rank, self.new.tier.rank
        return abs(new - old) if old is not None and new is not None else 0

    @property
    def certainty(self) -> Certainty:
        """As sure as the less sure of its ends."""
        return least_sure(self.old.certainty, self.new.certainty)


@dataclass(frozen=True, slots=True)
class Run:
    """Editions in a row, each one year after the one before, in which a country stood on one tier."""

    rows: tuple[Placed, ...]

    def __post_init__(self) -> None:
        for before, row in pairwise(self.rows):
            if row.year != before.year + 1 or row.tier != before.tier:
                raise ValueError(f"{before} and {row} are no run")

    @property
    def tier(self) -> Tier:
        return self.rows[0].tier

    @property
    def first(self) -> int:
        return self.rows[0].year

    @property
    def last(self) -> int:
        return self.rows[-1].year

    @property
    def years(self) -> str:
        """`2014`, `2014 to 2016`."""
        return f"{self.first} to {self.last}" if self.last > self.first else f"{self.first}"


def runs_of(rows: Iterable[Placed]) -> tuple[Run, ...]:
    """The placements of one country, oldest first, as runs of editions in a row on one tier."""
    runs: list[list[Placed]] = []
    for row in rows:
        if runs and runs[-1][-1].year == row.year - 1 and runs[-1][-1].tier == row.tier:
            runs[-1].append(row)
        else:
            runs.append([row])
    return tuple(Run(tuple(run)) for run in runs)


def direction(old: Tier, new: Tier) -> str:
    """ "upgraded", "downgraded", "unchanged", or "changed" where a Special Case is on one side."""
    if old == new:
        return "unchanged"
    if old.rank is None or new.rank is None:
        return "changed"
    return "upgraded" if new.rank > old.rank else "downgraded"


def least_sure(*given: Certainty) -> Certainty:
    """The least sure of several."""
    return max(given, key=list(Certainty).index)
