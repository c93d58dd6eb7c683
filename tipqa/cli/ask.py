"""`tipqa search`, `tipqa ask` and `tipqa chat`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import tipqa
from tipqa.answers.model import Answer
from tipqa.blocks.rendering import plain_text
from tipqa.cli.options import asked_index, filter_options, json_option
from tipqa.cli.output import echo_json, echo_wrapped
from tipqa.english import plural
from tipqa.errors import UsageError
from tipqa.places import Place

if TYPE_CHECKING:
    from tipqa.cli.question_files import Asked

REFUSED = 3  # exit code
_FORMS = ("jsonl", "csv", "xlsx", "md")


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
    index_path: Place,
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
@click.argument("question", required=False)
@click.option(
    "--from",
    "source",
    type=click.Path(allow_dash=True),
    help='Ask every question of this file: one a line, CSV with a column "question", or JSON Lines.',
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="The form of many answers; by default Markdown, or as the file's ending tells.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write the answers to this file.")
@click.option("--fail-on-refusal", is_flag=True, help=f"Exit with {REFUSED} where a question is refused.")
@filter_options
@asked_index
@json_option
def ask(
    question: str | None,
    source: str | None,
    form: str | None,
    output: Path | None,
    fail_on_refusal: bool,
    countries: tuple[str, ...],
    years: tuple[int, ...],
    sections: tuple[str, ...],
    series: str,
    index_path: Place,
    as_json: bool,
) -> int:
    """Answer QUESTION, every statement cited; - reads it from standard input, one a line.

    Exit codes: 0 answered, or refused without --fail-on-refusal; 3 refused with it; 2 the call is wrong; 1 it failed, or a
    question of a file could not be asked.
    """
    questions = _questions(question, source)
    alone = len(questions) == 1 and source is None and not (form or output)
    if not alone and as_json and form not in (None, "jsonl"):
        raise UsageError(f"--json and --format {form} exclude each other; give one of them")
    chosen = "" if alone else _chosen_form("jsonl" if as_json else form, output)
    qa = tipqa.open(index_path)
    answered = partial(qa.ask, countries=countries, years=years, sections=sections, series=series)
    if not alone:
        refused, failed = _ask_all(questions, answered, chosen, output)
        return 1 if failed else REFUSED if refused and fail_on_refusal else 0
    answer = answered(questions[0])
    if as_json:
        echo_json(answer.to_dict())
    else:
        show(answer)
    return REFUSED if answer.abstained and fail_on_refusal else 0


def _questions(question: str | None, source: str | None) -> list[str]:
    """The questions to ask.

    Raises:
        UsageError: there is none, or two places to take them from.
    """
    if question is not None and source is not None:
        raise UsageError("QUESTION and --from exclude each other; give one of them")
    if question is None and source is None:
        raise UsageError("ask needs a QUESTION, - for standard input, or --from FILE; see `tipqa ask --help`")
    if question is not None and question != "-":
        return [question]
    from tipqa.cli.question_files import STDIN, read_questions

    return read_questions(source or STDIN)


def _chosen_form(form: str | None, output: Path | None) -> str:
    ending = output.suffix.lower().lstrip(".") if output else ""
    chosen = form or (ending if ending in _FORMS else "jsonl" if ending == "json" else "md")
    if chosen == "xlsx" and output is None:
        raise UsageError("a spreadsheet goes to a file; name it with --output FILE.xlsx")
    return chosen


def _ask_all(
    questions: list[str], answered: Callable[[str], Answer], form: str, output: Path | None
) -> tuple[int, int]:
    """Ask and print or write; gives how many were refused and how many could not be asked."""
    from tipqa.cli.progress import watched
    from tipqa.cli.question_files import asked, content, lines
    from tipqa.cli.table_forms import write_table

    kept = []

    def results() -> Iterator[Asked]:
        for it in watched(asked(questions, answered), questions, "Asking"):
            kept.append(it)
            yield it

    if output is None:
        for line in lines(results(), form):
            click.echo(line)
    else:
        write_table(output, content(results(), form), plural(len(questions), "answer"))
    failed = sum(it.error is not None for it in kept)
    if failed:
        click.echo(f"tipqa: {plural(failed, 'question')} could not be asked; the answers say why", err=True)
    return sum(it.answer is not None and it.answer.abstained for it in kept), failed


@click.command()
@asked_index
def chat(index_path: Place) -> None:
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
