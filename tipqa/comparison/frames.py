"""Histories and movers as rows of a table, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from tipqa.blocks.citation import Citation
from tipqa.comparison.history import History
from tipqa.comparison.movers import Movers
from tipqa.errors import UsageError

HistoryPart = Literal["figures", "tiers", "recommendations"]
MoversPart = Literal["tiers", "figures"]
_CITED = ("report", "start", "end", "quote", "provenance", "source_url")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "figures": ("country", "edition", "measure", "label", "detail", "value", "text", "unit", "actor", "status", "period", *_CITED),
    "tiers": ("country", "edition", "tier", "direction", "certainty", *_CITED),
    "recommendations": ("country", "text", "first", "last", "editions", *_CITED),
    "moved tiers": ("country", "from_edition", "edition", "from", "to", "direction", "certainty", *_CITED),
    "moved figures": (
        *("country", "from_edition", "edition", "measure", "label", "detail", "from", "to", "delta", "percent"),
        *("from_period", "to_period", "unit", "actor", *_CITED),
    ),
}  # fmt: skip

Row = dict[str, Any]


def history_rows(found: History, part: HistoryPart) -> Iterator[Row]:
    """One row a figure and edition, a tier and edition, or a recommendation, by the columns of its part.

    Raises:
        UsageError: there is no such part.
    """
    _known(part, get_args(HistoryPart))
    if part == "tiers":
        for tier in found.tiers:
            own = {"edition": tier.year, "tier": tier.tier, "direction": tier.direction, "certainty": tier.certainty}
            yield {"country": found.country} | own | _cited(tier.citation)
    elif part == "recommendations":
        for advice in found.recommendations:
            own = {
                "text": advice.text,
                "first": min(advice.years),
                "last": max(advice.years),
                "editions": len(advice.years),
            }
            yield {"country": found.country} | own | _cited(advice.citations[-1])
    else:
        yield from _figures(found)


def movers_rows(found: Movers, part: MoversPart) -> Iterator[Row]:
    """One row a country or figure that moved, with the citation of the newer edition.

    Raises:
        UsageError: there is no such part.
    """
    _known(part, get_args(MoversPart))
    if part == "tiers":
        for it in found.tiers:
            own = {"from": it.old, "to": it.new, "direction": it.direction, "certainty": it.certainty}
            yield (
                {"country": it.country, "from_edition": it.from_year, "edition": found.year} | own | _last(it.citations)
            )
        return
    for moved in found.figures:
        figure = moved.figure
        yield {
            "country": moved.country,
            "from_edition": moved.from_year,
            "edition": found.year,
            "from": figure.old,
            "to": figure.new,
            "from_period": figure.old_period,
            "to_period": figure.new_period,
            **{
                name: getattr(figure, name)
                for name in ("measure", "label", "detail", "delta", "percent", "unit", "actor")
            },
            **_last(figure.citations),
        }


def _figures(found: History) -> Iterator[Row]:
    for life in found.measures:
        own = {name: getattr(life, name) for name in ("measure", "label", "detail", "unit", "actor", "status")}
        for point in life.points:
            told = {"edition": point.year, "value": point.value, "text": point.text, "period": point.period}
            yield {"country": found.country} | own | told | _cited(point.citation)


def _cited(it: Citation) -> Row:
    return {name: getattr(it, name) for name in _CITED}


def _last(citations: tuple[Citation, ...]) -> Row:
    return _cited(citations[-1]) if citations else {}


def _known(part: str, parts: tuple[str, ...]) -> None:
    if part not in parts:
        raise UsageError(f"there is no table {part!r}; there are {', '.join(parts)}")
