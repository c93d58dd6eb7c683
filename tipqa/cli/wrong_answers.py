"""`tipqa wrong-answers`: what visitors of the web reported as wrong, for a reviewer."""

from __future__ import annotations

from pathlib import Path

import click

from tipqa.cli.options import json_option
from tipqa.cli.output import echo_json
from tipqa.errors import NotFoundError
from tipqa.places import wrong_answers_file


@click.command(name="wrong-answers")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@json_option
def wrong_answers(file: Path | None, as_json: bool) -> None:
    """List the answers that were reported as wrong in FILE, by default the one that `tipqa serve` writes."""
    from tipqa.evaluation.questions import read_lines
    from tipqa.visible import visible

    path = file or wrong_answers_file()
    if not path.exists():
        raise NotFoundError(f"nothing was reported: there is no {path}; tipqa serve writes it at the first report")
    rows = [row for _, row in read_lines(path)]
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        click.echo(f"{visible(str(row.get('id')))}  {visible(str(row.get('question')))}")
        for before in row.get("history") or ():
            click.echo(f"    after: {visible(str(before))}")
        click.echo(f"    {visible(str(row.get('note')))}")
    click.echo(f"{len(rows)} reported; when the gold is right, ask them again: tipqa eval {path}")
