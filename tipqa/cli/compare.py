"""`tipqa compare`, `tipqa history` and `tipqa movers`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import tipqa
from tipqa.cli.completing import country_names, measure_names
from tipqa.cli.options import asked_index, json_option
from tipqa.cli.output import echo_json, terminal_width
from tipqa.comparison.shown import Shown
from tipqa.errors import TipqaError, UsageError
from tipqa.places import Place

if TYPE_CHECKING:
    from tipqa.comparison.model import Comparison
    from tipqa.comparison.several import Several

series_option = click.option("--series", default=None, help="Only this series, such as tip or factbook.")


@click.command()
@click.argument("country", required=False, shell_complete=country_names)
@click.option("--region", help="Every country of this part of the world, such as Central Asia, instead of one.")
@click.option("--from", "from_year", type=int, help="The older edition; by default the one before the newer.")
@click.option("--to", "to_year", type=int, help="The newer edition; by default the latest.")
@series_option
@click.option("--full", is_flag=True, help="List every change; by default long parts are folded.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="List what is kept too, not only how much; without COUNTRY: compare every country.",
)
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown.")
@click.option("--csv", "form", flag_value="csv", help="Print a table of every change.")
@click.option("--html", "form", flag_value="html", help="Print one HTML page that stands alone.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file; its ending tells the form: .docx, .xlsx, .csv, .html, .md, .json.",
)
@asked_index
@json_option
def compare(
    country: str | None,
    region: str | None,
    from_year: int | None,
    to_year: int | None,
    series: str | None,
    full: bool,
    everything: bool,
    form: str | None,
    output: Path | None,
    index_path: Place,
    as_json: bool,
) -> None:
    """What changed in a country between two editions, every statement cited; in many with --region or --all alone."""
    from tipqa.comparison.comparing import compare as compare_editions
    from tipqa.comparison.several import compare_several

    if as_json and form:
        raise UsageError(f"--json and --{form} exclude each other; give one of them")
    if country is None:
        if not (region or everything):
            raise UsageError(
                "compare needs a COUNTRY, --region NAME, or --all for every country; see `tipqa compare --help`"
            )
        if form or output:
            raise UsageError("many countries are told as text or with --json; name one COUNTRY for other forms")
        _several(compare_several(tipqa.open(index_path).index, region, from_year, to_year, series), as_json)
        return
    if region:
        raise UsageError("COUNTRY and --region exclude each other; give one of them")
    chosen = "json" if as_json else form or _form_of(output)
    found = compare_editions(tipqa.open(index_path).index, country, from_year, to_year, series)
    if output is not None:
        _save(found, chosen, output)
        return
    shown = Shown.EVERYTHING if everything else Shown.CHANGES if full else Shown.FOLDED
    click.echo(_written(found, chosen, shown), nl=False)


def _several(found: Several, as_json: bool) -> None:
    from tipqa.comparison.render.many import several_lines

    if as_json:
        echo_json(found.to_dict())
        return
    for line in several_lines(found):
        click.echo(line)


@click.command()
@click.argument("country", shell_complete=country_names)
@click.option(
    "--measure", shell_complete=measure_names, help="Only this measure, such as convictions or victims_identified."
)
@click.option("--statement", help="Since when this statement of the latest edition stands, by its most telling words.")
@series_option
@asked_index
@json_option
def history(
    country: str, measure: str | None, statement: str | None, series: str | None, index_path: Place, as_json: bool
) -> None:
    """A country over all its editions: tier, figures, and the life of each recommendation; or of one statement."""
    from tipqa.comparison.history import history as over_editions
    from tipqa.comparison.render.tables import history_lines, standing_lines
    from tipqa.comparison.standing import standing

    if measure and statement:
        raise UsageError("--measure and --statement exclude each other; give one of them")
    index = tipqa.open(index_path).index
    if statement:
        life = standing(index, country, statement, series)
        data, lines = life.to_dict(), standing_lines(life)
    else:
        found = over_editions(index, country, measure, series)
        data, lines = found.to_dict(), history_lines(found)
    if as_json:
        echo_json(data)
        return
    for line in lines:
        click.echo(line)


@click.command()
@click.option("--year", type=int, help="The edition; by default the latest.")
@click.option("-n", "most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many figures.")
@series_option
@asked_index
@json_option
def movers(year: int | None, most: int, series: str | None, index_path: Place, as_json: bool) -> None:
    """Over all countries: whose tier moved, and whose figures moved most."""
    from tipqa.comparison.movers import movers as over_countries
    from tipqa.comparison.render.tables import movers_lines

    found = over_countries(tipqa.open(index_path).index, year, series)
    if as_json:
        echo_json(found.to_dict())
        return
    for line in movers_lines(found, most):
        click.echo(line)


_ENDINGS = {
    ".json": "json",
    ".md": "markdown",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
}


def _form_of(output: Path | None) -> str:
    return _ENDINGS.get(output.suffix.lower(), "terminal") if output else "terminal"


def _save(found: Comparison, form: str, output: Path) -> None:
    from tipqa.comparison import render

    binary = {"docx": render.as_docx, "xlsx": render.as_xlsx}
    if form in binary:
        content = binary[form](found)
    else:
        text = click.unstyle(_written(found, form, Shown.EVERYTHING))
        content = text.encode("utf-8-sig" if form == "csv" else "utf-8")  # the mark lets Excel read it
    try:
        output.write_bytes(content)
    except OSError as error:
        raise TipqaError(
            f"{output} cannot be written: {error.strerror or error}; choose another with --output"
        ) from error


def _written(found: Comparison, form: str, shown: Shown) -> str:
    import json

    from tipqa.comparison import render

    if form == "json":
        return json.dumps(render.as_dict(found), ensure_ascii=False, indent=2) + "\n"
    if form == "terminal":
        return render.as_terminal(found, shown=shown, width=terminal_width())
    return {"markdown": render.as_markdown, "csv": render.as_csv, "html": render.as_html}[form](found)
