"""`tipqa corpus`: which countries and editions a corpus holds, and which it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.cli.options import corpus_option, json_option
from tipqa.cli.output import WIDTH, echo_json, echo_wrapped
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.reports.model import Report
    from tipqa.reports.survey import Survey

_TIERS = {"Tier 1": "1", "Tier 2": "2", "Tier 2 Watch List": "WL", "Tier 3": "3", "Special Case": "SC"}
_GAP = "·"
_LONGEST_NAME = 30
_KINDS = {"digest": "d", "official": "o", "other": "x"}
_LEGEND = "1, 2, WL, 3, SC: the tier; -: none; d: digest; o: official; x: other; ·: absent"


@click.command()
@click.option("--lengths", is_flag=True, help="Show how many words each report has.")
@corpus_option
@json_option
def corpus(corpus: Path, lengths: bool, as_json: bool) -> None:
    """List countries by editions, with tier and kind; gaps show."""
    from tipqa.reports.survey import series_of, survey

    found = survey(corpus)
    if as_json:
        echo_json(_as_dict(found))
        return
    for name, reports in series_of(found.reports).items():
        click.secho(f"{visible(name)} ({len(reports)} {'report' if len(reports) == 1 else 'reports'})", bold=True)
        for line in table(reports, lengths=lengths):
            click.echo(visible(line))
        click.echo()
    _show_end(found)


def table(reports: Sequence[Report], *, lengths: bool = False) -> Iterator[str]:
    """The lines of a table of countries by editions, in bands that are at most 80 columns wide."""
    years = sorted({report.year for report in reports})
    held = {(report.country, report.year): report for report in reports}
    names = sorted({report.country for report in reports})
    wide = min(max(map(len, names)), _LONGEST_NAME)
    cell = 12 if lengths else 6
    most = (WIDTH - wide) // cell
    for at in range(0, len(years), most):
        band = years[at : at + most]
        if at:
            yield ""
        yield f"{'':<{wide}}" + "".join(f"{year:>{cell}}" for year in band)
        for name in names:
            cells = [_cell(held.get((name, year)), lengths=lengths) for year in band]
            yield f"{_shortened(name, wide):<{wide}}" + "".join(f"{each:>{cell}}" for each in cells)


def _cell(report: Report | None, *, lengths: bool) -> str:
    if report is None:
        return _GAP
    shown = f"{_TIERS[report.tier] if report.tier else '-'} {_KINDS[report.kind]}"
    return f"{shown} {_words(report):>6,}" if lengths else shown


def _words(report: Report) -> int:
    return len(report.text.split())


def _shortened(name: str, wide: int) -> str:
    return name if len(name) <= wide else f"{name[: wide - 1]}…"


def _show_end(found: Survey) -> None:
    if not found.reports and not found.faults:
        click.echo(f"{visible(str(found.folder))} holds no report; add one with: tipqa add FILE --country C --year Y")
        return
    click.echo(_LEGEND)
    for problem in found.faults:
        echo_wrapped(visible(problem), indent="  ", first="cannot be indexed: ")
    for problem in found.warnings:
        echo_wrapped(visible(problem), indent="  ", first="warning: ")


def _as_dict(found: Survey) -> dict[str, object]:
    from tipqa.reports.survey import series_of

    return {
        "corpus": str(found.folder),
        "reports": [_row(report) for report in found.reports],
        "gaps": [gap for reports in series_of(found.reports).values() for gap in _gaps(reports)],
        "faults": list(found.faults),
        "warnings": list(found.warnings),
    }


def _row(report: Report) -> dict[str, object]:
    return {
        "report": report.id,
        "series": report.series,
        "country": report.country,
        "iso2": report.iso2,
        "year": report.year,
        "tier": report.tier.value if report.tier else None,
        "kind": report.kind,
        "coverage": report.coverage,
        "words": _words(report),
        "title": report.title,
        "source_url": report.source_url,
    }


def _gaps(reports: Sequence[Report]) -> Iterator[dict[str, object]]:
    """The editions of a series that a country lacks, of those that another country has."""
    years = {report.year for report in reports}
    for country in sorted({report.country for report in reports}):
        lacking = sorted(years - {report.year for report in reports if report.country == country})
        if lacking:
            yield {"series": reports[0].series, "country": country, "years": lacking}
