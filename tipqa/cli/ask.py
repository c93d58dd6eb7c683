"""`tipqa search`, `tipqa ask` and `tipqa chat`."""

from __future__ import annotations

from pathlib import Path

import click

import tipqa
from tipqa.answers.model import Answer
from tipqa.blocks.rendering import plain_text
from tipqa.cli.options import asked_index, filter_options, json_option
from tipqa.cli.output import echo_json, echo_wrapped


@click.command()
@click.argument("text")
@filter_options
@click.option("-k", "k", type=click.IntRange(1, 100), default=5, show_default=True, help="How many passages.")
@asked_index
@json_option
def search(
    text: str,
    countries: tuple[str, ...],
    years: tuple[int, ...],
    sections: tuple[str, ...],
    series: str,
    k: int,
    index_path: Path,
    as_json: bool,
) -> None:
    """Find passages by words and meaning."""
    hits = tipqa.open(index_path).search(text, countries=countries, years=years, sections=sections, k=k, series=series)
    if as_json:
        echo_json([hit.to_dict() for hit in hits])
        return
    for hit in hits:
        click.secho(
            f"{hit.rank}. {hit.country} · {hit.year} · {hit.section}  ({hit.score:.2f}, {hit.report})", bold=True
        )
        click.secho(f"   {hit.provenance}", dim=True)
        echo_wrapped(hit.text, indent="   ")
    if not hits:
        click.echo("Nothing found: no passage passes the filters, or none shares a word or a meaning with the text.")


@click.command()
@click.argument("question")
@filter_options
@asked_index
@json_option
def ask(
    question: str,
    countries: tuple[str, ...],
    years: tuple[int, ...],
    sections: tuple[str, ...],
    series: str,
    index_path: Path,
    as_json: bool,
) -> None:
    """Answer a question, every statement cited."""
    answer = tipqa.open(index_path).ask(question, countries=countries, years=years, sections=sections, series=series)
    if as_json:
        echo_json(answer.to_dict())
    else:
        show(answer)


@click.command()
@asked_index
def chat(index_path: Path) -> None:
    """Ask one question after another; country, edition and topic carry over. An empty line ends it."""
    qa = tipqa.open(index_path)
    history: list[str] = []
    while question := _typed():
        try:
            answer = qa.ask(question, history=history)
        except tipqa.UsageError as error:
            click.echo(str(error), err=True)
            continue
        show(answer)
        history.append(question)


def _typed() -> str:
    """The next question; none after an empty line or at the end of what is piped in."""
    try:
        return str(click.prompt("?", default="", show_default=False, prompt_suffix=" ")).strip()
    except click.Abort as ended:
        if isinstance(ended.__context__, EOFError):
            click.echo()
            return ""
        raise


def show(answer: Answer) -> None:
    """Print an answer for people: the text, what it was read as, and the cited words."""
    echo_wrapped(plain_text(answer.blocks, answer.citations))
    if answer.query and (read := _read_as(answer)):
        click.secho(f"\n({read})", dim=True)
    if answer.citations:
        click.echo()
    for citation in answer.citations:
        click.secho(
            f"[{citation.n}] {citation.country} · {citation.year} · {citation.section}  {citation.report}", bold=True
        )
        click.secho(f"    {citation.provenance}", dim=True)
        echo_wrapped(citation.quoted, indent="    ")
        if citation.address:
            click.echo(f"    {citation.address}")


def _read_as(answer: Answer) -> str:
    query = answer.query
    if query is None:
        return ""
    parts = [", ".join(query.countries), ", ".join(map(str, query.years)), ", ".join(query.sections)]
    return " · ".join(part for part in [*parts, *query.notes] if part)
