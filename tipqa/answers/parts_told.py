"""A part of a report in short, as its heading names it: the opening words of each of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.headings import parts_named
from tipqa.answers.reply import Reply, followed
from tipqa.answers.stated import QuotesFact
from tipqa.blocks.model import Note, Strong, quotes, told
from tipqa.english import listed
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.question.change_words import heading_words
from tipqa.question.topic import Span
from tipqa.reports.model import Report

MOST = 10  # statements that sum a part up
_SHORT = 8  # statements up to which a part is given whole
_HEADINGS = 40  # that the opening of a report lists


def write_part(scope: Scope, country: str) -> Reply | None:
    """What the newest edition asked for says under the heading that the question names; None where it names none."""
    report = scope.index.report(scope.newest_read(country).id)
    spans = parts_named(scope.plan, report)
    own = [it for it in scope.index.statements(Filter(reports=(report.id,))) if inside(it, spans)] if spans else []
    short = in_short(report, own)
    return _written(country, report, short) if short else None


def write_opening(scope: Scope, country: str) -> Reply | None:
    """The opening of the newest edition asked for, and what its parts are called; None where a topic is asked for."""
    report = scope.index.report(scope.newest_read(country).id)
    statements = scope.index.statements(Filter(reports=(report.id,)))
    if heading_words(scope.plan) or not statements:
        return None
    first = [it for it in statements if it.heading == statements[0].heading]
    written = _written(country, report, in_short(report, first))
    parts = [it.heading for it in report.sections if it.level == min(s.level for s in report.sections)][1:_HEADINGS]
    named = Note((f"Its parts: {listed(parts)}.",))
    return followed(written, named) if parts else written


def in_short(report: Report, statements: Sequence[Statement]) -> list[Statement]:
    """The first statement of each paragraph; all of them where they are few, more of each where paragraphs are few."""
    if len(statements) <= _SHORT:
        return list(statements)
    places: dict[int, list[Statement]] = {}
    for it in statements:
        places.setdefault(report.text.rfind("\n", 0, it.start), []).append(it)
    depth = max(1, MOST // len(places))
    return [it for own in places.values() for it in own[:depth]][:MOST]


def inside(statement: Statement, spans: Sequence[Span]) -> bool:
    """Whether a statement stands within one of the spans of its report."""
    return any(start <= statement.start and statement.end <= end for start, end in spans)


def _written(country: str, report: Report, short: Sequence[Statement]) -> Reply:
    heading = short[0].heading
    lead = (Strong(f"{country}, {report.year} edition"), f", under “{heading}”:")
    fact = QuotesFact(country, (report.year,), tuple(it.text for it in short), section=heading)
    return Reply(told(quotes(short), lead), fact)
