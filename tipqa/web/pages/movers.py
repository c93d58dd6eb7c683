"""Who moved between two editions: the tiers of all countries, and the figures that moved most; also as files."""

from __future__ import annotations

from dataclasses import replace

from tipqa.blocks.model import Source
from tipqa.blocks.numbering import Numbering
from tipqa.comparison.movers import Movers, TierMove
from tipqa.comparison.render.parts import signed
from tipqa.countries.lookup import resolve
from tipqa.english import year_list
from tipqa.errors import NotFoundError, UsageError
from tipqa.placements.model import Moved
from tipqa.qa import QA, read_year
from tipqa.records import dataclass
from tipqa.sheets import FORMS
from tipqa.web.moved import DIRECTIONS
from tipqa.web.pages.files import read_form
from tipqa.web.pages.marks import citer, marks_html
from tipqa.web.pages.movers_files import FIGURES, TIERS, figure_row, tier_row
from tipqa.web.pages.paging import paged
from tipqa.web.pages.visit import Download, View, Visit

_ROWS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Between which editions, and which of the moves; 0 and "" for what is not asked."""

    newer: int = 0
    older: int = 0
    direction: str = ""
    region: str = ""

    def lets(self, country: str) -> bool:
        """Whether a country is in the region asked for."""
        return self.region in ("", resolve(country).region)


def movers_page(visit: Visit) -> View | Download:
    """Who moved in an edition, from the one before it or from any other.

    Raises:
        NotFoundError: an edition is not held.
        UsageError: a year is none, or the file has no such form.
    """
    found, asked = _found(visit.qa, _asked(visit))
    if form := read_form(visit):
        return _file(found, form, visit.query.get("what", ""))
    cite = citer(visit.to)
    editions = visit.qa.tiers().editions
    return View(
        "movers.html",
        f"Who moved between {asked.older} and {asked.newer}",
        {
            "asked": asked,
            "editions": tuple(reversed(editions)),
            "regions": sorted({resolve(name).region for name in visit.qa.tiers().countries}),
            "directions": DIRECTIONS,
            "groups": [
                (name, own)
                for way, name in DIRECTIONS.items()
                if (own := [it for it in found.tiers if it.direction == way])
            ],
            "placed": found.placed,
            "figures": paged(found.figures, visit, _ROWS),
            "compared": len(found.compared),
            "signed": signed,
            "marks": lambda citations: marks_html(citations, cite),
            "tier_kinds": list({(cited.kind, cited.provenance): None for it in found.tiers for cited in it.citations}),
            "kinds": lambda citations: "; ".join(dict.fromkeys(it.provenance for it in citations)),
            "forms": [(form, form.upper()) for form in FORMS],
            "query": {"year": asked.newer, "from": asked.older, "direction": asked.direction, "region": asked.region},
        },
        scripts=("compare.js",),
    )


def _asked(visit: Visit) -> Asked:
    query = {name: value.strip() for name, value in visit.query.items()}
    newer, older = (read_year(query[name]) if query.get(name) else 0 for name in ("year", "from"))
    direction = query.get("direction", "")
    asked = Asked(max(newer, older), min(newer, older), "", query.get("region", "")[:60])
    return replace(asked, direction=direction if direction in DIRECTIONS else "")


def _found(qa: QA, asked: Asked) -> tuple[Movers, Asked]:
    """The moves that are asked for, with the editions that they are between."""
    editions = qa.tiers().editions
    if len(editions) == 1:
        raise NotFoundError(
            f"Tiers are held of the {editions[0]} edition alone; who moved can be told from two editions on"
        )
    newer = asked.newer or (editions[-1] if editions else 0)
    older = asked.older or max((year for year in editions if year < newer), default=newer - 1)
    for year in (older, newer):
        if editions and year not in editions:
            raise NotFoundError(f"the index holds no tiers of {year}; it holds {year_list(editions)}")
    if older == newer:
        raise UsageError(f"both editions are {newer}; choose two that differ")
    whole = qa.movers(newer) if older == newer - 1 or not editions else _between(qa, older, newer)
    tiers = [it for it in whole.tiers if asked.direction in ("", it.direction) and asked.lets(it.country)]
    figures = [it for it in whole.figures if asked.lets(it.country)]
    return replace(whole, tiers=tuple(tiers), figures=tuple(figures)), replace(asked, newer=newer, older=older)


def _between(qa: QA, older: int, newer: int) -> Movers:
    """The moves of tiers between two editions that do not follow each other; no figure is compared over a gap."""
    table, cite = qa.tiers(), Numbering(qa.index.report)
    moves = table.moves(older, newer)
    placed = sum(table.at(row.country, older) is not None for row in table.on(newer))
    ordered = sorted(moves, key=lambda it: (list(DIRECTIONS).index(it.direction), it.country))
    return Movers(newer, "tip", tuple(_move(it, cite) for it in ordered), (), (), placed)


def _move(it: Moved, cite: Numbering) -> TierMove:
    cited = tuple(cite(Source(row.report, row.start, row.end)) for row in (it.old, it.new))
    ends = (it.old.tier.value, it.new.tier.value)
    return TierMove(it.country, it.old.year, *ends, it.direction, cited, it.certainty.value)


def _file(found: Movers, form: str, what: str) -> Download:
    name = f"{'figures' if what == 'figures' else 'tiers'}-that-moved-{found.year}.{form}"
    content = (
        FIGURES.file([figure_row(it, found.year) for it in found.figures], form)
        if what == "figures"
        else TIERS.file([tier_row(it, found.year) for it in found.tiers], form)
    )
    return Download(name, FORMS[form], content)
