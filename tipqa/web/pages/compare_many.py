"""Many countries at once: those that can be compared, or those of a part of the world by what changed most."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tipqa.comparison.several import Several, compare_several
from tipqa.countries.lookup import resolve
from tipqa.errors import TipqaError
from tipqa.records import dataclass
from tipqa.visible import visible
from tipqa.web.pages.compare_choices import Choices
from tipqa.web.pages.compare_filter import Asked, Chosen
from tipqa.web.pages.marks import citer
from tipqa.web.pages.told import told
from tipqa.web.pages.visit import View, Visit

if TYPE_CHECKING:
    from tipqa.index.store import Store
    from tipqa.placements.table import TierTable

_OF_EACH = 3  # findings of one country
_MOST = 60  # countries that are compared at once
_KEPT = 8  # lists that are kept for an index
_lists: WeakKeyDictionary[Store, OrderedDict[str, Several]] = WeakKeyDictionary()
_listing = Lock()


@dataclass(frozen=True, slots=True)
class Line:
    """A country that can be compared: its editions, newest first, and how its tier moved between the latest two."""

    country: str
    region: str
    years: tuple[int, ...]
    old: str
    new: str


def many_view(visit: Visit, choices: Choices) -> View:
    """The page without a country: what can be compared, and for a region what changed most."""
    region = visit.query.get("region", "").strip()
    values = {"choices": choices, "region": region, "most": _MOST, "message": "", "ranked": ()}
    if region:
        try:
            found = _several(visit.qa.index, region, choices)
            return View("compare_many.html", f"What changed most: {_named(region)}", values | _ranked(found, visit))
        except TipqaError as error:
            values["message"] = visible(str(error))
    tiers = visit.qa.tiers()
    lines = [_line(tiers, country, tuple(years)) for country, years in sorted(choices.held.items())]
    return View(
        "compare_many.html", "Compare editions", values | {"lines": lines}, status=404 if values["message"] else 200
    )


ALL = "all"


def _named(region: str) -> str:
    return "all countries" if region == ALL else region


def _several(index: Store, region: str, choices: Choices) -> Several:
    """The comparisons of a region, made once for an index; TipqaError where there are none or too many."""
    if region == ALL and len(choices.held) > _MOST:
        raise TipqaError(f"{len(choices.held)} countries are too many at once; choose a part of the world")
    with _listing:
        own = _lists.setdefault(index, OrderedDict())
        if region not in own:
            own[region] = compare_several(index, None if region == ALL else region)
            if len(own) > _KEPT:
                own.popitem(last=False)
        own.move_to_end(region)
        return own[region]


def _ranked(found: Several, visit: Visit) -> dict[str, object]:
    cite = citer(visit.to)
    ranked = []
    for comparison in found.comparisons:
        chosen = Chosen(Asked(), comparison)
        ranked.append((comparison, [told(it, chosen, comparison, cite) for it in comparison.findings[:_OF_EACH]]))
    return {"ranked": ranked, "left_out": found.left_out, "lines": []}


def _line(tiers: TierTable, country: str, years: tuple[int, ...]) -> Line:
    old, new = tiers.at(country, years[1]), tiers.at(country, years[0])
    return Line(country, resolve(country).region, years, old.tier.value if old else "", new.tier.value if new else "")
