"""The tables of `catalog.sqlite`, and how a report's contents become their rows.

Numbers of passages and statements count from 0 over all reports, in the order of report ids: passage 17 is row 17 of
the vectors, statement 17 has the token vectors between bounds 17 and 18.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tipqa.figures.model import Figure
from tipqa.figures.stored import to_json
from tipqa.records import dataclass
from tipqa.reports.model import Report, Sentence
from tipqa.reports.placements import Placement

TABLES = """
CREATE TABLE reports (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, country TEXT NOT NULL, iso2 TEXT NOT NULL,
    year INTEGER NOT NULL, series TEXT NOT NULL, kind TEXT NOT NULL, tier TEXT, title TEXT NOT NULL,
    source_url TEXT NOT NULL, source TEXT NOT NULL, coverage TEXT NOT NULL,
    missing_pages TEXT NOT NULL, recognized_pages TEXT NOT NULL, chars INTEGER NOT NULL, sources TEXT NOT NULL,
    warnings TEXT NOT NULL, stated_tier TEXT, stated_start INTEGER, stated_end INTEGER, stated_change TEXT,
    stated_since INTEGER, stated_waiver INTEGER, text TEXT NOT NULL);
CREATE TABLE sections (
    report INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, heading TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (report, position)) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, report INTEGER NOT NULL, section INTEGER NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE TABLE statements (
    id INTEGER PRIMARY KEY, report INTEGER NOT NULL, section INTEGER NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, item INTEGER NOT NULL);
CREATE TABLE figures (report INTEGER NOT NULL, kind TEXT NOT NULL, measure TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE placements (report INTEGER NOT NULL, year INTEGER NOT NULL, content TEXT NOT NULL);
"""
INDEXES = """
CREATE INDEX reports_by_country ON reports (country, year);
CREATE INDEX reports_by_year ON reports (year);
CREATE INDEX passages_by_report ON passages (report, kind);
CREATE INDEX statements_by_report ON statements (report, kind);
CREATE INDEX figures_by_report ON figures (report, measure);
CREATE INDEX figures_by_measure ON figures (measure);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with all that is read out of it."""

    report: Report
    statements: tuple[Sentence, ...]
    passages: tuple[tuple[int, int, int], ...]  # index of the section, start, end
    figures: tuple[Figure, ...]
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Reports that follow each other in an old catalog, by their numbers, and the numbers of what they hold in it."""

    reports: range
    passages: range
    statements: range


def write_catalog(path: Path, pieces: Iterable[Entry | Run], old: Path | None = None) -> None:
    """Write a new catalog of `pieces`, which come in the order of their report ids; runs are copied out of `old`."""
    with closing(sqlite3.connect(path.absolute().as_uri(), uri=True)) as connection, connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -65536")  # KiB: an index is sorted in memory
        if old:
            connection.execute("ATTACH ? AS old", [f"{old.absolute().as_uri()}?mode=ro&immutable=1"])
        connection.executescript(TABLES)
        reports = passages = statements = 0
        for piece in pieces:
            if isinstance(piece, Entry):
                _write(connection, piece, reports, passages, statements)
            else:
                _copy(connection, piece, reports, passages, statements)
            reports += len(piece.reports) if isinstance(piece, Run) else 1
            passages += len(piece.passages)
            statements += len(piece.statements)
        connection.executescript(INDEXES)
        connection.execute("ANALYZE main")


def _write(connection: sqlite3.Connection, entry: Entry, number: int, passage: int, statement: int) -> None:
    """Write a report with that number, its passages and statements numbered from these on."""
    _insert(connection, "reports", [_report_row(number, entry.report)])
    _insert(connection, "sections", _section_rows(number, entry.report))
    _insert(connection, "passages", _passage_rows(number, entry, passage))
    _insert(connection, "statements", _statement_rows(number, entry, statement))
    _insert(connection, "figures", _figure_rows(number, entry))
    _insert(connection, "placements", _placement_rows(number, entry))


def _copy(connection: sqlite3.Connection, run: Run, number: int, passage: int, statement: int) -> None:
    """Copy reports out of the old catalog, numbered anew from these numbers on."""
    by = number - run.reports.start
    _shift(connection, "reports", "number", run, {"number": by})
    _shift(connection, "sections", "report", run, {"report": by})
    _shift(connection, "passages", "report", run, {"report": by, "id": passage - run.passages.start})
    _shift(connection, "statements", "report", run, {"report": by, "id": statement - run.statements.start})
    _shift(connection, "figures", "report", run, {"report": by})
    _shift(connection, "placements", "report", run, {"report": by})


def _shift(connection: sqlite3.Connection, table: str, report: str, run: Run, shifts: dict[str, int]) -> None:
    """Copy the rows of a run out of an old table, in their order, with `shifts` added to the columns of these names."""
    names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    values = ", ".join(f'"{name}" + {shifts[name]}' if name in shifts else f'"{name}"' for name in names)
    where = f"{report} BETWEEN {run.reports.start} AND {run.reports.stop - 1}"
    if table != "sections":  # which has no row numbers; in the other tables the rows of a run follow each other
        own = f"FROM old.{table} WHERE {where}"
        where = f"rowid BETWEEN (SELECT MIN(rowid) {own}) AND (SELECT MAX(rowid) {own})"
    connection.execute(f"INSERT INTO main.{table} SELECT {values} FROM old.{table} WHERE {where}")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rows = list(rows)
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _report_row(number: int, report: Report) -> tuple[Any, ...]:
    stated = report.tier_statement
    return (
        *(number, report.id, report.country, report.iso2, report.year, report.series, report.kind, report.tier),
        *(report.title, report.source_url, report.source, report.coverage),
        *(report.missing_pages, report.recognized_pages, len(report.text)),
        *(json.dumps(report.sources), json.dumps(report.warnings)),
        *(
            (stated.tier, stated.start, stated.end, stated.change, stated.since, stated.waiver)
            if stated
            else (None,) * 6
        ),
        report.text,
    )


def _section_rows(number: int, report: Report) -> Iterator[tuple[Any, ...]]:
    for position, section in enumerate(report.sections):
        yield number, position, section.kind, section.heading, section.start, section.end, section.level


def _passage_rows(number: int, entry: Entry, first: int) -> Iterator[tuple[Any, ...]]:
    for id, (section, start, end) in enumerate(entry.passages, first):
        yield id, number, section, entry.report.sections[section].kind, start, end


def _statement_rows(number: int, entry: Entry, first: int) -> Iterator[tuple[Any, ...]]:
    for id, it in enumerate(entry.statements, first):
        yield id, number, it.section, entry.report.sections[it.section].kind, it.start, it.end, it.item


def _figure_rows(number: int, entry: Entry) -> Iterator[tuple[Any, ...]]:
    for it in entry.figures:
        yield number, kind_at(entry.report, it.start), it.measure, to_json(it)


def _placement_rows(number: int, entry: Entry) -> Iterator[tuple[Any, ...]]:
    for it in entry.placements:
        yield number, it.year, json.dumps(asdict(it))


def kind_at(report: Report, at: int) -> str:
    """The kind of the section that a place in the text lies in; "" where it lies in none."""
    return next((it.kind.value for it in report.sections if it.start <= at < it.end), "")
