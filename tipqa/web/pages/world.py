"""Every country in every edition, by tier: a table to sort and to filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tipqa.countries.lookup import resolve
from tipqa.placements.model import Placed, direction
from tipqa.placements.table import SHEET, TierTable
from tipqa.records import dataclass
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty
from tipqa.sheets import FORMS
from tipqa.web.addresses import Addresses
from tipqa.web.moved import DIRECTIONS
from tipqa.web.pages.files import read_form
from tipqa.web.pages.visit import Download, View, Visit

_MOVES = DIRECTIONS | {"new": "New in it"}
_ARROWS = {"upgraded": "▲", "downgraded": "▼"}
_LAST = 9  # where a country stands in an order of tiers that has none


@dataclass(frozen=True, slots=True)
class Asked:
    """How the table is filtered and sorted: in which `edition` the country stands on `tier` and made `move`.

    `sort` is "" for names, an edition for its tiers with the best first, "-" and an edition for the worst first.
    """

    region: str = ""
    tier: str = ""
    move: str = ""
    edition: int = 0
    sort: str = ""

    def query(self, **other: object) -> dict[str, object]:
        """The query that asks for this, or for it with other values."""
        asked = replace(self, **other)  # type: ignore[arg-type]
        return {name: getattr(asked, name) for name in self.__dataclass_fields__ if getattr(asked, name)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A country in one edition: its tier and mark, and the words that say it."""

    tier: str
    mark: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A country with a cell for each edition, None where no placement is known."""

    country: str
    cells: tuple[Cell | None, ...]


def world_page(visit: Visit) -> View | Download:
    """The table of tiers; as a file where the query names a form."""
    table = visit.qa.tiers()
    asked = _asked(visit, table)
    editions = tuple(reversed(table.editions))
    names = _sorted([name for name in table.countries if _wanted(table, name, asked)], table, asked)
    if form := read_form(visit):
        rows = table.only(names) if names else []
        return Download(f"tiers.{form}", FORMS[form], SHEET.file(rows, form))
    return View(
        "world.html",
        "Countries by tier",
        {
            "asked": asked,
            "editions": editions,
            "lines": [_line(table, name, editions, visit.to) for name in names],
            "total": len(table.countries),
            "counts": _counts(table, asked.edition),
            "whole": table.whole(asked.edition),
            "regions": [(it, it) for it in sorted({resolve(name).region for name in table.countries})],
            "tiers": [(it.value, it.value) for it in Tier],
            "moves": list(_MOVES.items()),
            "forms": {form: visit.to.page("world", **asked.query(), **{"as": form}) for form in FORMS},
        },
        scripts=("filters.js",),
    )


def _asked(visit: Visit, table: TierTable) -> Asked:
    """What the query asks for; a value that is none of those offered counts as not given."""
    query, latest = visit.query, table.editions[-1] if table.editions else 0
    edition = next((year for year in table.editions if str(year) == query.get("edition")), latest)
    sort = query.get("sort", "")
    return Asked(
        region=query.get("region", ""),
        tier=query.get("tier", "") if query.get("tier") in {it.value for it in Tier} else "",
        move=query.get("move", "") if query.get("move") in _MOVES else "",
        edition=edition,
        sort=sort if sort.removeprefix("-") in map(str, table.editions) else "",
    )


def _wanted(table: TierTable, name: str, asked: Asked) -> bool:
    row = table.at(name, asked.edition)
    if asked.region and resolve(name).region != asked.region:
        return False
    if asked.tier and (row is None or row.tier.value != asked.tier):
        return False
    return not asked.move or _move(table, row) == asked.move


def _move(table: TierTable, row: Placed | None) -> str:
    """The move of a placement from the edition before; "new" where the country is in none before; "" for none known."""
    if row is None:
        return ""
    before = table.at(row.country, row.year - 1)
    if before is None:
        first = table.of(row.country)[0].year == row.year and row.year > table.editions[0]
        return "new" if first else ""
    return direction(before.tier, row.tier)


def _sorted(names: list[str], table: TierTable, asked: Asked) -> list[str]:
    """Names in the order asked for; a country without a placement in that edition comes last."""
    if not asked.sort:
        return names
    edition, worst = int(asked.sort.removeprefix("-")), asked.sort.startswith("-")

    def place(name: str) -> int:
        row = table.at(name, edition)
        if row is None or row.tier.rank is None:
            return _LAST + (row is None)
        return row.tier.rank if worst else -row.tier.rank

    return sorted(names, key=place)


def _line(table: TierTable, name: str, editions: Sequence[int], to: Addresses) -> Line:
    return Line(name, tuple(_cell(table, table.at(name, year), to) for year in editions))


def _cell(table: TierTable, row: Placed | None, to: Addresses) -> Cell | None:
    if row is None:
        return None
    unsure = "" if row.certainty is Certainty.STATED else "*"
    mark = _ARROWS.get(_move(table, row), "") + unsure
    return Cell(row.tier.value, mark, to.report(row.report, (row.start, row.end)))


def _counts(table: TierTable, edition: int) -> list[tuple[str, int]]:
    """How many countries stand on each tier in an edition."""
    counts = Counter(row.tier for row in table.on(edition))
    return [(tier.value, counts[tier]) for tier in Tier if counts[tier]]
