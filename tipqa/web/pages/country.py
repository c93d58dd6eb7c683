"""One country: its tier since the first edition, its figures over editions, the life of each recommendation, its texts."""

from __future__ import annotations

from tipqa.blocks.citation import Citation
from tipqa.comparison.history import AdviceLife, FigurePoint, History, MeasureLife
from tipqa.countries.lookup import Country, countries, resolve
from tipqa.placements.model import Placed
from tipqa.records import dataclass
from tipqa.reports.ids import slug
from tipqa.reports.origin import words_of
from tipqa.web.addresses import Addresses
from tipqa.web.pages.charts import HEIGHT, WIDTH, Chart, Point, line_chart
from tipqa.web.pages.visit import View, Visit

_DRAWN = 2  # numbers that a chart needs at least
_ACTORS = {"government": "by the government", "NGO": "by NGOs", "IO": "by international organizations"}
_STATUSES = {"whole": "all of the period", "part": "part of a larger figure"}
_MONEY = "money"


@dataclass(frozen=True, slots=True)
class TierCell:
    """One edition of the timeline; without a placement where none is known."""

    year: int
    placed: Placed | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with what its points count."""

    title: str
    counts: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of the table of figures: what is counted, and the point of each edition that has one.

    `part` tells whether something narrows it, such as a form of trafficking.
    """

    title: str
    counts: str
    points: dict[int, FigurePoint]
    part: bool


def country_page(visit: Visit) -> View:
    """What the index holds of a country."""
    country = _country(visit.path["slug"])
    history = visit.qa.history(country.name)
    tiers = visit.qa.tiers()
    cells = _timeline(visit, country.name)
    texts = [info for info in visit.qa.reports() if info.country == country.name]
    return View(
        "country.html",
        country.name,
        {
            "country": country,
            "history": history,
            "latest": tiers.of(country.name)[-1] if country.name in tiers else None,
            "cells": cells,
            "runs": tuple(reversed(tiers.runs(country.name))),
            "drawings": [_drawing(life, history, visit.to) for life in history.measures if _drawable(life)],
            "size": (WIDTH, HEIGHT),
            "lines": [_line(life) for life in history.measures],
            "standing": [it for it in history.recommendations if _stands(it, history)],
            "dropped": [it for it in history.recommendations if not _stands(it, history)],
            "texts": texts,
            "sizes": visit.qa.index.sizes(),
            "words_of": words_of,
            "said": said,
            "cited": lambda it: visit.to.report(it.report, (it.start, it.end)),
        },
        scripts=("chart.js",),
    )


def said(citation: Citation) -> str:
    """The cited words with whose they are."""
    return f"{citation.quoted} ({citation.year} edition; {citation.provenance})"


def _country(name: str) -> Country:
    """The country of a slug, else whatever its words name.

    Raises:
        CountryError: none; it carries the nearest names.
    """
    own = next((it for it in countries() if slug(it.name) == name), None)
    return own or resolve(name.replace("-", " "))


def _timeline(visit: Visit, country: str) -> list[TierCell]:
    tiers = visit.qa.tiers()
    rows = {row.year: row for row in tiers.of(country)}
    if not rows:
        return []
    return [
        TierCell(year, row, visit.to.report(row.report, (row.start, row.end)))
        if (row := rows.get(year))
        else TierCell(year, None)
        for year in range(tiers.editions[0], tiers.editions[-1] + 1)
    ]


def _drawable(life: MeasureLife) -> bool:
    """Whether numbers make a line: not amounts of money, which stand in several currencies, nor parts of a figure."""
    numbers = [point for point in life.points if point.value is not None]
    return len(numbers) >= _DRAWN and life.unit != _MONEY and not life.detail


def _drawing(life: MeasureLife, history: History, to: Addresses) -> Drawing:
    return Drawing(life.label, _counts(life), line_chart([_point(it, to) for it in life.points], history.years))


def _point(point: FigurePoint, to: Addresses) -> Point:
    citation = point.citation
    period = f", {point.period}" if point.period else ""
    return Point(
        year=point.year,
        number=point.value,
        label=point.text if len(point.text) <= _LABEL else f"{point.value:,.12g}",
        said=f"{point.text}{period}. {said(citation)}",
        address=to.report(citation.report, (citation.start, citation.end)),
    )


_LABEL = 14  # characters


def _line(life: MeasureLife) -> FigureLine:
    title = f"{life.label}: {life.detail}" if life.detail else life.label
    return FigureLine(title, _counts(life), {point.year: point for point in life.points}, bool(life.detail))


def _counts(life: MeasureLife) -> str:
    """What a number counts: its unit, who did it, and how much of the period it covers."""
    parts = (life.unit, _ACTORS.get(life.actor, ""), _STATUSES.get(life.status, life.status))
    return ", ".join(part for part in parts if part)


def _stands(life: AdviceLife, history: History) -> bool:
    return bool(history.years) and life.years[-1] == history.years[-1]
