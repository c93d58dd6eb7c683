"""What one answer works with: the index, what it holds, and the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.countries.table import countries, fold_words
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.question.coverage import Coverage
from tipqa.question.initials import initial_told
from tipqa.question.plan import Plan
from tipqa.question.query import Query
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.index.store import Store


def _initial(country: str) -> str:
    """The first letter of a name, in capitals and without an accent; not that of "The"."""
    return fold_words(country.removeprefix("The "))[0][0].upper()


@dataclass(frozen=True, slots=True)
class Scope:
    """Passed to every composer."""

    index: Store
    have: Coverage
    plan: Plan
    given: Filter

    @property
    def query(self) -> Query:
        return self.plan.query

    @property
    def series(self) -> str:
        return self.plan.series or self.have.series_of(self.plan.subjects)

    @property
    def region(self) -> str:
        return " and ".join(dict.fromkeys(name for name, _ in self.plan.regions))

    @property
    def in_region(self) -> str:
        """` in Africa`, to stand behind what is said of the countries asked for; "" where neither region nor letter is named."""
        named = f" with a name beginning with {initial_told(self.plan.initial)}" if self.plan.initial else ""
        return f"{named}{f' in {self.region}' if self.region else ''}"

    @property
    def members(self) -> tuple[str, ...]:
        """The countries of the regions named, and with the first letter named; empty where neither is."""
        region = tuple(c for _, members in self.plan.regions for c in members)
        if initial := self.plan.initial:
            everyone = region or tuple(country.name for country in countries())
            region = tuple(c for c in everyone if _initial(c) in initial) or (initial,)
        return tuple(c for c in region if c not in self.plan.left_out)

    @property
    def held_members(self) -> tuple[str, ...]:
        """Those of `members` that have a narrative."""
        return tuple(country for country in self.members if self.have.of(country, self.series))

    def latest(self, country: str) -> tuple[int, ...]:
        """The latest edition of a country, as a tuple of one; empty where it has none."""
        return self.have.of(country, self.series)[-1:]

    def years_of(self, country: str) -> tuple[int, ...]:
        """The editions to read of a country: those asked for that are held, else its latest."""
        held = self.have.of(country, self.series)
        own = self.plan.own_editions.get(country)
        asked = (own,) if own else self.plan.editions
        return tuple(year for year in asked if year in held) or self.latest(country)

    def year_of(self, statement: Statement) -> int:
        """The edition in which a statement stands."""
        return self.index.info(statement.report).year

    def newest_read(self, country: str) -> ReportInfo:
        """The report of the newest edition to read of a country that has a narrative."""
        years = self.years_of(country)[-1:]
        return self.index.reports(Filter(countries=(country,), years=years, series=(self.series,)))[0]

    def filter(self, country: str | None = None, years: tuple[int, ...] = ()) -> Filter:
        """A filter on a country, editions, and the sections that the question or the caller names."""
        whole = Filter(countries=(country,) if country else self.members, years=years, series=(self.series,))
        named = replace(whole, sections=tuple(SectionKind(section) for section in self.plan.sections))
        without = self.plan.sections and not self.given.sections and not self.index.count(named)
        return whole if without else named  # a text that has no such section is looked through as a whole
