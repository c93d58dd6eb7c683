"""`tipqa doctor`: check what tipqa needs, and say what to run."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.cli.options import corpus_option, index_option, json_option
from tipqa.cli.output import WIDTH, echo_json
from tipqa.places import Place
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.doctor import Finding

_COLOURS = {"ok": "green", "warning": "yellow", "broken": "red"}
_LEAD = " " * 20  # in front of what was found


@click.command()
@corpus_option
@index_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, corpus: Path, index_path: Place, as_json: bool) -> None:
    """Check settings, packages, model, corpus, index and disk; exit code 1 where something is broken."""
    from tipqa.doctor import examine

    findings = list(examine(corpus, index_path))
    if as_json:
        echo_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            _show(finding)
        counts = [sum(1 for finding in findings if finding.state == state) for state in _COLOURS]
        click.echo("\n{} ok, {} warnings, {} broken".format(*counts))
    if any(finding.state == "broken" for finding in findings):
        ctx.exit(1)


def _show(finding: Finding) -> None:
    lines = textwrap.wrap(visible(finding.what), WIDTH - len(_LEAD), break_long_words=False, break_on_hyphens=False)
    state = click.style(f"{finding.state:<9}", fg=_COLOURS[finding.state])
    click.echo(f"{state}{finding.check:<11}{lines[0] if lines else ''}")
    for line in lines[1:]:
        click.echo(_LEAD + line)
    if finding.run:
        click.echo(f"{_LEAD}run: {visible(finding.run)}")
