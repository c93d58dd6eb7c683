"""Every figure of a report, read clause by clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tipqa.figures.agencies import with_initials
from tipqa.figures.currencies import Currencies, currencies_of
from tipqa.figures.lexicon import Lexicon, lexicon
from tipqa.figures.line import cut_line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Figure, Period, PeriodSource
from tipqa.figures.rows import row_mentions
from tipqa.figures.statements import Before, read_statement
from tipqa.figures.territories import inner_parts
from tipqa.later import later
from tipqa.reports.model import Report, Section, SectionKind
from tipqa.reports.rows import read_row

_BARE = " | "  # between the cells of a table that does not name its figures
READ_SERIES = ("tip", "factbook")
_SOURCE_YEAR = later(r"\((\d{4})\)[.;\s]*\Z")


def read_figures(
    report: Report, spans: Sequence[tuple[int, int]], *, table: Lexicon | None = None
) -> tuple[Figure, ...]:
    """The figures of a report in text order: of each statement `report.text[start:end]` of `spans`, in order.

    `Figure.total` is a place in the tuple that is given. Texts of a series without a reading of its own give no
    figures, so that theirs are quoted and never set against each other. `table` stands in for the usual lexicon.
    """
    if report.series not in READ_SERIES:
        return ()
    words, currencies = with_initials(table or lexicon(), report.text), currencies_of(report.iso2)
    starts = [section.start for section in report.sections]
    editions = [_edition(report, section) for section in report.sections]
    territories = inner_parts(report)
    found: list[tuple[Mention, tuple[int, int]]] = []
    before, last = Before(), (-1, -1)
    for start, end in spans:
        place = bisect_right(starts, start) - 1
        kind = report.sections[place].kind if place >= 0 else SectionKind.OTHER
        if kind is SectionKind.RECOMMENDATIONS:
            continue
        here = (place, report.text.rfind("\n", 0, start))
        if here != last:
            before, last = Before(), here
        edition = editions[place] if place >= 0 else report.year
        for mention in _read(report, (start, end), edition, words, currencies, before):
            if kind is SectionKind.PROFILE:
                mention.doubt("profile", Doubt.STRONG)
            if territory := next((name for at, name in reversed(territories) if at <= start), ""):
                mention.counted.add(f"place={territory}")
            found.append((mention, (start, end)))
    return tuple(_figures(found, report.year))


def _edition(report: Report, section: Section) -> int:
    """The edition of the TIP report that a section rests on: of a Factbook text, the year in brackets at its end."""
    source = _SOURCE_YEAR.search(report.text, section.start, section.end) if report.series == "factbook" else None
    return int(source[1]) if source else report.year


def _read(
    report: Report, span: tuple[int, int], edition: int, words: Lexicon, currencies: Currencies, before: Before
) -> list[Mention]:
    start, end = span
    if row := read_row(report.text, start, end):
        return list(row_mentions(report.text, row, edition, words, currencies, report.country))
    if _BARE in report.text[start:end]:
        return []
    return read_statement(cut_line(report.text, start, end, words, currencies, report.country), edition, before)


def _figures(found: list[tuple[Mention, tuple[int, int]]], edition: int) -> Iterator[Figure]:
    places = {id(mention): place for place, (mention, _) in enumerate(found)}
    for mention, (start, end) in found:
        total = places.get(id(mention.total)) if mention.total is not None else None
        yield Figure(
            mention.measure or "other", mention.value, mention.unit, mention.actor, frozenset(mention.counted),
            mention.words, mention.status, mention.period or Period(edition - 1, edition - 1, PeriodSource.EDITION),
            tuple(mention.earlier), start, end, mention.at, mention.certainty if mention.measure else 0.0, total, mention.agency,
        )  # fmt: skip
