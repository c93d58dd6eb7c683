"""`tipqa doctor`: check what tipqa needs, and say what to run."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from tipqa.cli.options import corpus_option, index_option, json_option
from tipqa.cli.output import echo_json, echo_wrapped

_COLOURS = {"ok": "green", "warning": "yellow", "broken": "red"}
_LEAD = 20  # columns in front of what was found


@click.command()
@corpus_option
@index_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, corpus: Path, index_path: Path, as_json: bool) -> None:
    """Check settings, packages, model, corpus, index and disk; exit code 1 where something is broken."""
    from tipqa.doctor import examine

    findings = list(examine(corpus, index_path))
    if as_json:
        echo_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.secho(f"{finding.state:<9}", fg=_COLOURS[finding.state], nl=False)
            echo_wrapped(finding.what, indent=" " * _LEAD, first=f"{finding.check:<{_LEAD - 9}}")
            if finding.run:
                click.echo(f"{'':<{_LEAD}}run: {finding.run}")
        counts = [sum(1 for finding in findings if finding.state == state) for state in _COLOURS]
        click.echo("\n{} ok, {} warnings, {} broken".format(*counts))
    if any(finding.state == "broken" for finding in findings):
        ctx.exit(1)
