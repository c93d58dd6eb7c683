"""Histories and movers for the terminal, at 80 columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from tipqa.comparison.history import History
from tipqa.comparison.movers import Movers
from tipqa.comparison.render.parts import signed
from tipqa.comparison.standing import Standing
from tipqa.english import listed, plural, year_list
from tipqa.reports.series import places_tiers

WIDTH = 80


def history_lines(found: History) -> Iterator[str]:
    """The lines of a history: tier by edition, each measure by edition, the life of each recommendation."""
    if found.years:
        yield f"{found.country} in the editions {year_list(found.years)}"
    else:
        yield f"{found.country}: no narrative is in the index; its tiers are those of the lists of placements"
    for words in dict.fromkeys(found.texts.values()):
        yield f"  {year_list(year for year, own in found.texts.items() if own == words)}: {words}"
    missing = sorted(set(range(min(found.years, default=0), max(found.years, default=0) + 1)) - {*found.years, 0})
    if missing:
        yield f"  not in the index: {year_list(missing)}"
    if found.tiers:
        yield from ("", "TIER")
    for tier in found.tiers:
        notes = [tier.direction] if tier.direction not in ("", "unchanged") else []
        notes += [tier.certainty] if tier.certainty != "stated" else []
        yield f"  {tier.year}  {tier.tier}" + (f"  ({'; '.join(notes)})" if notes else "")
    if found.measures:
        yield from ("", "FIGURES, by edition (the period in brackets)")
    for life in found.measures:
        yield from textwrap.wrap(
            life.label + (f": {life.detail}" if life.detail else ""),
            WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
        )
        for point in life.points:
            period = f" ({point.period.removeprefix('in ')})" if point.period else ""
            yield f"    {point.year}  {point.text}{period}"
    if found.recommendations:
        yield from ("", "RECOMMENDATIONS, the longest standing first")
    for advice in found.recommendations:
        yield f"  {year_list(advice.years)}"
        yield from textwrap.wrap(advice.text, WIDTH, initial_indent="    ", subsequent_indent="    ")
    if not places_tiers(found.series):
        yield "  a series without tiers, measures and recommendations of its own; `tipqa compare` shows what changed"
    elif found.years and not found.measures and not found.recommendations:
        yield "  no edition states a figure"


def standing_lines(found: Standing) -> Iterator[str]:
    """The lines on how long a statement stands: since when, then its wordings, the newest first."""
    newest = found.wordings[0]
    since = f"at least since {found.since}, the first edition in the index" if found.open else f"since {found.since}"
    yield f"{found.country}, {newest.year}: stands {since}"
    for it in found.wordings:
        first = it is found.wordings[-1]
        told = "" if first else "in the same words" if it.same else it.finding or "in other words"
        yield from ("", *textwrap.wrap(f"{it.year}  {told}".rstrip(), WIDTH, subsequent_indent="      "))
        if not it.same:
            yield from textwrap.wrap(it.text, WIDTH, initial_indent="      ", subsequent_indent="      ")
        yield f"      {it.citation.report}, {it.citation.section}, characters {it.citation.start} to {it.citation.end}"


def movers_lines(found: Movers, most: int = 20) -> Iterator[str]:
    """The lines of a list of movers; at most `most` figures."""
    yield f"Who moved in the {found.year} edition"
    if not places_tiers(found.series):
        yield "  a series without tiers and measures of its own; `tipqa compare` shows what changed in a country"
        return
    yield f"  tier known in both editions: {plural(found.placed, 'country')}; narratives in both: {len(found.compared)}"
    for move in ("upgraded", "downgraded", "changed"):
        rows = [it for it in found.tiers if it.direction == move]
        if rows:
            yield from ("", f"{move.upper()} ({len(rows)})")
        for it in rows:
            since = f"  (since {it.from_year})" if it.from_year != found.year - 1 else ""
            sure = f"  ({it.certainty})" if it.certainty != "stated" else ""
            yield f"  {it.country:<34}{it.old} → {it.new}{since}{sure}"
    if found.figures:
        yield from ("", f"FIGURES THAT MOVED, the most weighty first (of {len(found.figures)})")
    for moved in found.figures[:most]:
        figure = moved.figure
        percent = f" ({signed(figure.percent)} %)" if figure.percent is not None else ""
        change = f"{figure.old_text} → {figure.new_text}{percent}"
        since = f", since {moved.from_year}" if moved.from_year != found.year - 1 else ""
        yield from textwrap.wrap(
            f"{moved.country}: {figure.label}, {change}{since}", WIDTH, initial_indent="  ", subsequent_indent="    "
        )
    yield from _rests_on(found)
    if found.compared:
        yield from ("", *textwrap.wrap(f"Figures of {listed(found.compared)}.", WIDTH))


def _rests_on(found: Movers) -> Iterator[str]:
    """Whose words tell the moves, and how many of the cited places are such."""
    cited = [citation for it in found.tiers for citation in it.citations]
    cited += [citation for it in found.figures for citation in it.figure.citations]
    counts = Counter(citation.provenance for citation in cited)
    if counts:
        yield from ("", "RESTS ON")
    yield from (f"  {words} ({plural(count, 'place')})" for words, count in counts.most_common())
