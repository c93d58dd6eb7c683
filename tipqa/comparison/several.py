"""Many countries compared at once: all of the index, or those of a part of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tipqa.comparison.comparing import compare
from tipqa.comparison.model import Comparison, Finding
from tipqa.countries.regions import find_regions
from tipqa.errors import NotFoundError, UsageError
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS

if TYPE_CHECKING:
    from tipqa.index.store import Store


@dataclass(frozen=True, slots=True)
class Several:
    """Comparisons of many countries, that with the most weighty finding first.

    `left_out` names the countries of which the index does not hold both editions.
    """

    comparisons: tuple[Comparison, ...]
    left_out: tuple[str, ...]

    @property
    def findings(self) -> list[tuple[Comparison, Finding]]:
        """All findings with the comparison that each is of, the most weighty first, equal ones by country."""
        every = [(it, finding) for it in self.comparisons for finding in it.findings]
        return sorted(every, key=lambda pair: (-pair[1].weight, pair[0].country))

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa compare --all --json` prints."""
        return {"comparisons": [it.to_dict() for it in self.comparisons], "left_out": list(self.left_out)}


def compare_several(
    index: Store,
    region: str | None = None,
    from_year: int | None = None,
    to_year: int | None = None,
    series: str | None = None,
) -> Several:
    """What changed in each country of a part of the world, or of the whole index.

    Args:
        region: a name that `find_regions` knows, such as "Central Asia"; None for all countries.
        from_year, to_year, series: as in `compare`.

    Raises:
        UsageError: no such part of the world is known.
        NotFoundError: of no country the index holds both editions.
    """
    names = _countries(index, region, series)
    found, left = [], []
    for name in names:
        try:
            found.append(compare(index, name, from_year, to_year, series))
        except NotFoundError:
            left.append(name)
    if not found:
        where = f" of {region}" if region else ""
        raise NotFoundError(f"the index holds two editions of no country{where}; `tipqa corpus` lists what it holds")
    return Several(tuple(sorted(found, key=lambda it: (-_most(it), it.country))), tuple(left))


def _most(comparison: Comparison) -> float:
    return comparison.findings[0].weight if comparison.findings else 0.0


def _countries(index: Store, region: str | None, series: str | None) -> list[str]:
    held = {info.country for info in index.reports() if info.series == (series or DEFAULT_SERIES)}
    held = held or {info.country for info in index.reports() if info.series != PLACEMENTS}
    if region is None:
        return sorted(held)
    mentions = find_regions(region)
    if not mentions:
        raise UsageError(
            f"no part of the world is known as {region!r}; try another name, such as Central Asia or the Gulf states"
        )
    return sorted(held & {country.name for mention in mentions for country in mention.countries})
