"""`tipqa fetch`: official narratives from the State Department's site into the corpus."""

from __future__ import annotations

import sys
import textwrap
import time
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.cli.completing import country_names
from tipqa.cli.options import json_option, own_corpus_option
from tipqa.cli.output import WIDTH, echo_json
from tipqa.errors import UsageError
from tipqa.settings import load_settings
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.reports.official.fetching import Outcome

_BY_HAND = """The site refuses requests from here, or does not answer. Open each page in a
browser, save it as HTML, and read the saved pages with:
tipqa add PAGE.html --country C --year Y --corpus {corpus}"""


@click.command()
@click.option("--year", "years", type=int, multiple=True, help="This edition; may be given several times.")
@click.option("--years", "span", metavar="FROM-TO", help="All editions of a span, such as 2021-2025.")
@click.option(
    "--country",
    "countries",
    multiple=True,
    shell_complete=country_names,
    help="This country; may be given several times.",
)
@click.option("--all", "everything", is_flag=True, help="Every country that the edition's index page links.")
@click.option(
    "--series", default="tip", show_default=True, help="Which reports: tip, human-rights or religious-freedom."
)
@click.option("--refresh", is_flag=True, help="Ask whether official narratives that are there have changed.")
@click.option("--replace", is_flag=True, help="Write over a digest of the same country and edition.")
@click.option("--host", metavar="URL", help="Another site with the same addresses, such as http://127.0.0.1:8000.")
@click.option("--user-agent", help="What the requests say they are; by default the setting user_agent.")
@click.option("--pause", type=click.FloatRange(0, 600), help="Seconds between two requests; by default fetch_pause.")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=30, show_default=True, help="Seconds of silence.")
@own_corpus_option
@json_option
@click.pass_context
def fetch(
    ctx: click.Context,
    years: tuple[int, ...],
    span: str | None,
    countries: tuple[str, ...],
    everything: bool,
    series: str,
    refresh: bool,
    replace: bool,
    host: str | None,
    user_agent: str | None,
    pause: float | None,
    timeout: float,
    corpus: Path,
    as_json: bool,
) -> None:
    """Fetch official narratives into the corpus, politely; run again, it goes on where it stopped."""
    from tipqa.countries.lookup import resolve
    from tipqa.reports.official.fetching import Fetch
    from tipqa.reports.official.hosts import named_site
    from tipqa.reports.official.site import Site

    series = _series(series)
    editions = _editions(years, span, series)
    if everything == bool(countries):
        raise UsageError("say which countries: --country Tajikistan (as often as wanted), or --all")
    wanted = None if everything else list(dict.fromkeys(map(resolve, countries)))
    settings = load_settings()
    rest = settings.fetch_pause if pause is None else pause
    outcomes: list[Outcome] = []
    try:
        with Site(
            user_agent if user_agent is not None else settings.user_agent,
            rest,
            named=named_site(host) if host else "",
            timeout=timeout,
            largest=settings.max_file_mb * 1_000_000,
            sleep=partial(_wait, pause=rest),
        ) as site:
            fetching = Fetch(site, corpus, refresh=refresh, replace=replace, series=series)
            for outcome in fetching.run(editions, wanted):
                outcomes.append(outcome)
                _tell(f"{outcome.year} {outcome.country}: {outcome.state}")
    finally:  # also of a run that is broken off: what it did stays
        if outcomes and as_json:
            echo_json([_as_dict(outcome) for outcome in outcomes])
        elif outcomes:
            _show(outcomes, corpus)
    if fetching.ended:
        click.echo(f"tipqa: the run ended early: {visible(fetching.ended)}", err=True)
    if any(outcome.state == "missing" for outcome in outcomes):
        ctx.exit(1)


def _series(given: str) -> str:
    from tipqa.reports.official.editions import FETCHED
    from tipqa.reports.series import series_name

    if (name := series_name(given)) not in FETCHED:
        raise UsageError(f"--series {given!r} cannot be fetched; give {', '.join(FETCHED[:-1])} or {FETCHED[-1]}")
    return name


def _editions(years: Iterable[int], span: str | None, series: str) -> list[int]:
    from tipqa.reports.official.editions import FETCHED, FIRST_EDITION, FIRST_OTHER

    found = sorted({*years, *_span(span)}, reverse=True)
    if not found:
        raise UsageError("say which editions: --year 2025 (as often as wanted), or --years 2021-2025")
    last = date.today().year
    for year in found:
        first = FIRST_EDITION if series == FETCHED[0] else FIRST_OTHER
        if not first <= year <= last:
            raise UsageError(f"{year} is no edition that can be fetched; they run from {first} to {last}")
    return found


def _span(span: str | None) -> range:
    if span is None:
        return range(0)
    first, _, last = span.partition("-")
    try:
        years = range(int(first), int(last or first) + 1)
    except ValueError:
        raise UsageError(f"--years {span!r} is no span of editions; give one such as 2021-2025") from None
    if not 0 < len(years) <= 100:
        raise UsageError(f"--years {span!r} holds no edition that can be; give the older one first")
    return years


def _wait(seconds: float, pause: float) -> None:
    if seconds > pause:
        _tell(f"waiting {seconds:.0f} s before the site is asked again")
    time.sleep(seconds)


def _tell(what: str) -> None:
    """Show on a terminal how a run goes, since it may take minutes."""
    if sys.stderr.isatty():
        click.echo(visible(what), err=True)


def _show(outcomes: list[Outcome], corpus: Path) -> None:
    width = max((len(outcome.country) for outcome in outcomes), default=0)
    for outcome in outcomes:
        lead = f"{outcome.year}  {outcome.country:<{width}}  {outcome.state:<9}  "
        for line in textwrap.wrap(
            outcome.why or str(outcome.path),
            WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
            initial_indent=lead,
            subsequent_indent=" " * len(lead),
        ):  # addresses stay whole
            click.echo(visible(line))
    states = [outcome.state for outcome in outcomes]
    counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    click.echo(f"\n{visible(str(corpus))}: {counts}")
    if "added" in states or "replaced" in states:
        click.echo(f"Bring the index up to date with: tipqa index --corpus {visible(str(corpus))}")
    if any(outcome.closed for outcome in outcomes):
        click.echo(_BY_HAND.format(corpus=visible(str(corpus))))


def _as_dict(outcome: Outcome) -> dict[str, object]:
    path = str(outcome.path) if outcome.path else None
    shown = {"year": outcome.year, "country": outcome.country, "state": outcome.state, "why": outcome.why}
    return {**shown, "path": path}
