"""`tipqa tiers`: the tier of every country in every edition, on the screen or as CSV, JSON or XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

import tipqa
from tipqa.cli.completing import country_names
from tipqa.cli.options import asked_index, json_option
from tipqa.cli.output import echo_json
from tipqa.cli.table_forms import chosen_form, table_options, write_table
from tipqa.countries.lookup import resolve
from tipqa.errors import NotFoundError
from tipqa.placements.table import SHEET, TierRow
from tipqa.places import Place
from tipqa.sheets import csv_text


@click.command()
@click.argument("countries", nargs=-1, shell_complete=country_names)
@table_options
@asked_index
@json_option
def tiers(
    countries: tuple[str, ...],
    years: tuple[int, ...],
    form: str | None,
    output: Path | None,
    index_path: Place,
    as_json: bool,
) -> None:
    """The tier of every country, or of COUNTRIES, in every edition, with how sure it is and what says it."""
    chosen = chosen_form(form, output, as_json=as_json)
    rows = tipqa.open(index_path).tiers().only([resolve(country).name for country in countries], years)
    if not rows:
        raise NotFoundError("the index holds no tier of these countries and editions; see what it holds: tipqa tiers")
    if output is None:
        _print(rows, chosen)
        return
    write_table(output, _bytes(rows, chosen), f"{len(rows):,} placements")


def _print(rows: list[TierRow], form: str) -> None:
    if form == "json":
        echo_json([row.to_dict() for row in rows])
    else:
        click.echo(csv_text(SHEET.columns, rows) if form == "csv" else "".join(as_table(rows)), nl=False)


def _bytes(rows: list[TierRow], form: str) -> bytes:
    return "".join(as_table(rows)).encode() if form == "table" else SHEET.file(rows, form)


def as_table(rows: Iterable[TierRow]) -> Iterator[str]:
    """Lines for the screen: under each country its tier by edition, editions in a row on one tier together."""
    unsure = False
    for country, own in groupby(rows, key=lambda row: row.country):
        yield f"{country}\n"
        for (tier, _), run in groupby(enumerate(own), key=lambda it: (it[1].tier, it[1].edition - it[0])):
            found = [row for _, row in run]
            years = f"{found[0].edition}" + (f" to {found[-1].edition}" if len(found) > 1 else "")
            sure = sorted({row.certainty for row in found} - {"stated"})
            unsure = unsure or bool(sure)
            yield f"  {years:<13} {tier}" + (f"  ({', '.join(sure)})" if sure else "") + "\n"
    if unsure:
        yield "\none source: a single list says so; derived: follows from other lists and totals\n"
