"""`tipqa add`: files, folders and archives into the corpus."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.cli.completing import country_names
from tipqa.cli.options import own_corpus_option
from tipqa.reports.frontmatter import KINDS
from tipqa.settings import load_settings
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.reports.adding import Addition

_COLUMNS = ("", "FILE", "COUNTRY", "EDITION", "TIER", "SERIES", "KIND", "SECTIONS", "WORDS")
_OF = ("OF",)  # the words of the page that a report was on
_DONE = {"add": "added", "replace": "replaced", "unchanged": "unchanged", "skip": "skipped", "refuse": "refused"}


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--country", default="", shell_complete=country_names, help="The country, where the files do not say it.")
@click.option("--year", type=int, default=0, help="The edition, where the files do not say it.")
@click.option("--tier", default="", help="The tier, where the text does not state it.")
@click.option("--series", default="", help="The series; reports of different series are not compared.  [default: tip]")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default=None,
    help="The report itself, a retelling, or a text from elsewhere.  [default: as a page’s own address tells, else other]",
)
@click.option("--source-url", default="", help="Where the report was published.")
@own_corpus_option
@click.option("--replace", "replacing", is_flag=True, help="Write over reports that are there.")
@click.option("--partial", is_flag=True, help="Take PDF files with pages that are pictures, and mark them as partial.")
@click.option("--ocr", is_flag=True, help="Read pages that are pictures by text recognition (tesseract).")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@click.option("--yes", is_flag=True, help="Do not ask before writing.")
def add(
    paths: tuple[Path, ...],
    country: str,
    year: int,
    tier: str,
    series: str,
    kind: str | None,
    source_url: str,
    corpus: Path,
    replacing: bool,
    partial: bool,
    ocr: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Read Markdown, text, HTML, PDF and Word files, folders and zip archives into the corpus.

    Country, edition and tier are read from each file and its name, and shown before anything is written.
    """
    from tipqa.reports.adding import plan_additions, write_additions
    from tipqa.reports.identify import Given

    given = Given(country, year, tier, series, kind or "", source_url)
    plan = plan_additions(
        paths,
        corpus,
        given,
        most_mb=load_settings().max_file_mb,
        replacing=replacing,
        partial=partial,
        ocr=ocr,
        reading=_show_reading,
    )
    _show_plan(plan)
    if not kind:
        _show_kinds(plan)
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
    elif _is_wanted(plan, yes=yes):
        plan = write_additions(plan, corpus)
        _show_summary(plan, corpus)
    _end(plan)


def _is_wanted(plan: Sequence[Addition], *, yes: bool) -> bool:
    """Whether to write: asked on a terminal, unless there is nothing to write or the user said yes."""
    count = sum(1 for addition in plan if addition.action in ("add", "replace"))
    if yes or not count or not sys.stdin.isatty():
        return True
    return click.confirm(f"Write {count} report{'s' if count > 1 else ''}?", default=True)


def _show_reading(name: str, page: int, pages: int) -> None:
    if sys.stderr.isatty():
        place = f", page {page} of {pages}" if pages else ""
        click.echo(f"\r\033[KReading {visible(name[-60:])}{place}", nl=False, err=True)


def _show_plan(plan: Sequence[Addition]) -> None:
    """One line for each report that was read, aligned, with its warnings and the text that was left out.

    WORDS are those of the report, OF those of its page, menus and all.
    """
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    counted = any(addition.words_in for addition in plan)
    rows = [_row(addition, counted=counted) for addition in plan if addition.report]
    if rows:
        _show_table([(*_COLUMNS, *_OF[: len(rows[0]) - len(_COLUMNS)]), *rows])
    for addition in plan:
        for warning in addition.report.warnings if addition.report else ():
            click.echo(f"note: {visible(warning)}")
        for left in filter(lambda left: left.sample, addition.left):
            said = f"{left.words} words of {left.what} are left out, such as “{left.sample}”"
            click.echo(f"note: {visible(addition.name)}: {visible(said)}")


def _show_kinds(plan: Sequence[Addition]) -> None:
    """How many reports are taken for texts from elsewhere, since nothing says what they are, and how to say it."""
    count = sum(1 for it in plan if it.report and it.report.kind == "other" and it.action in ("add", "replace"))
    if count:
        said = "1 text is" if count == 1 else f"{count} texts are"
        click.echo(
            f"note: {said} taken as kind other, a text from elsewhere, and cited as such; if it is the report’s own "
            "words, give --kind official, if a retelling, --kind digest"
        )


def _row(addition: Addition, *, counted: bool) -> tuple[str, ...]:
    report = addition.report
    assert report is not None
    return (
        addition.action,
        addition.name,
        report.country,
        str(report.year),
        report.tier.value if report.tier else "–",
        report.series,
        report.kind,
        str(len(report.sections)),
        str(len(report.text.split())),
        *([str(addition.words_in or "–")] if counted else []),
    )


def _show_table(rows: Iterable[tuple[str, ...]]) -> None:
    table = [tuple(map(visible, row)) for row in rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _show_summary(plan: Sequence[Addition], corpus: Path) -> None:
    """How many reports were added, replaced, left and refused, then each that was left, with the reason."""
    counts: Counter[str] = Counter(addition.action for addition in plan)
    click.echo()
    _show_table([(word, str(counts[action])) for action, word in _DONE.items() if counts[action]])
    for addition in plan:
        if addition.action == "unchanged":
            click.echo(f"unchanged: {visible(addition.name)}: {visible(addition.why)}")
    if counts["add"] or counts["replace"]:
        click.echo(f"{visible(str(corpus))} has changed; run `tipqa index` to bring the index up to date.")


def _end(plan: Sequence[Addition]) -> None:
    """Name what was not done on standard error and end with exit code 1, if there is any."""
    failed = [addition for addition in plan if addition.failed]
    for addition in failed:
        click.echo(f"tipqa: {_DONE[addition.action]}: {visible(addition.why)}", err=True)
    if failed:
        click.get_current_context().exit(1)
