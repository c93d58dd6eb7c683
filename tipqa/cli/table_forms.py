"""The forms in which a command gives a table, and the file it goes to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from tipqa.errors import TipqaError, UsageError

FORMS = ("table", "csv", "json", "xlsx")


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that gives a table: --year, --format and --output."""
    output = click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file.")
    told = "By default a table, or as the file's ending tells."
    form = click.option("--format", "form", type=click.Choice(FORMS), help=told)
    years = click.option("--year", "years", type=int, multiple=True, help="Only this edition; may be given again.")
    return years(form(output(command)))


def chosen_form(form: str | None, output: Path | None, *, as_json: bool) -> str:
    """The form asked for, else that of the file's ending, else a table for the screen.

    Raises:
        UsageError: a spreadsheet without a file.
    """
    ending = output.suffix.lower().lstrip(".") if output else ""
    chosen = "json" if as_json else form or (ending if ending in FORMS else "table")
    if chosen == "xlsx" and output is None:
        raise UsageError("a spreadsheet goes to a file; name it with --output FILE.xlsx")
    return chosen


def write_table(output: Path, content: bytes, told: str) -> None:
    """Write the file, and say what it holds, such as "4,142 placements".

    Raises:
        TipqaError: it cannot be written.
    """
    try:
        output.write_bytes(content)
    except OSError as error:
        raise TipqaError(f"{output} cannot be written: {error}; choose another with --output") from error
    click.echo(f"{output}: {told}")
