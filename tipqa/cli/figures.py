"""`tipqa figures`: the table of figures, on the screen or as CSV, JSON or XLSX."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

import tipqa
from tipqa.cli.completing import country_names, measure_names
from tipqa.cli.options import index_option, json_option
from tipqa.cli.table_forms import chosen_form, table_options, write_table
from tipqa.figures.table import SHEET, FigureRow
from tipqa.places import Place
from tipqa.sheets import csv_text


@click.command()
@click.argument("countries", nargs=-1, shell_complete=country_names)
@table_options
@click.option("--measure", shell_complete=measure_names, help="Only this measure, such as convictions.")
@click.option("--certain", is_flag=True, help="Only readings that may be stated as numbers.")
@index_option
@json_option
def figures(
    countries: tuple[str, ...],
    years: tuple[int, ...],
    measure: str | None,
    certain: bool,
    form: str | None,
    output: Path | None,
    index_path: Place,
    as_json: bool,
) -> None:
    """Every figure of all reports, or of COUNTRIES, with its period, its words and where they stand."""
    chosen = chosen_form(form, output, as_json=as_json)
    rows = tipqa.open(index_path).figures(countries, years, measure, certain=certain)
    if output is None:
        click.echo(_text(rows, chosen), nl=False)
        return
    write_table(output, _bytes(rows, chosen), f"{len(rows):,} figures")


def _bytes(rows: Sequence[FigureRow], form: str) -> bytes:
    return as_table(rows).encode() if form == "table" else SHEET.file(rows, form)


def _text(rows: Sequence[FigureRow], form: str) -> str:
    if form == "table":
        return as_table(rows)
    return csv_text(SHEET.columns, rows) if form == "csv" else SHEET.file(rows, form).decode()


def as_table(rows: Sequence[FigureRow]) -> str:
    """Lines for the screen: what is counted, the number and its period; "?" marks what may only be quoted."""
    lines = []
    edition: tuple[str, int] | None = None
    for row in rows:
        if (row.country, row.edition) != edition:
            edition = row.country, row.edition
            lines += ["", f"{row.country}, {row.edition} edition"]
        number = "not reported" if row.value is None else f"{row.value:,.12g}"
        number += f" to {row.high:,.12g}" if row.high is not None else ""
        told = ", ".join(filter(None, (row.unit, row.restriction, row.status if row.status != "whole" else "")))
        by = f" by {row.actor}" if row.actor in ("NGO", "IO") else ""
        earlier = f", after {row.earlier}" if row.earlier else ""
        money = f" {row.currency}" if row.currency else ""
        lines.append(
            f"  {'' if row.certain else '? '}{row.label} ({told}){by}: {number}{money}, {row.period}{earlier} [{row.start}:{row.end}]"
        )
    if not lines:
        return "no figure\n"
    lines += ["", "?: not certain, read its sentence; [a:b]: where the sentence stands in the report"]
    return "\n".join(lines[1:]) + "\n"
