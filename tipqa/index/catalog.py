"""The catalog: what the index knows about reports, by plain SQL, read only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from tipqa.figures.model import Figure
from tipqa.figures.stored import all_from_json
from tipqa.index.arrays import Ids
from tipqa.index.model import Filter, Passage, ReportInfo, Size, Statement
from tipqa.index.schema import Entry
from tipqa.records import dataclass
from tipqa.reports.model import Report, Section, SectionKind, Sentence, Tier, TierStatement
from tipqa.reports.placements import Certainty, Placement

_INFO = (
    "r.id, r.country, r.iso2, r.year, r.series, r.kind, r.tier, r.title, r.source_url, r.coverage, r.chars, r.source, "
    "r.missing_pages, r.recognized_pages"
)
_STATED = "r.stated_tier, r.stated_start, r.stated_end, r.stated_change, r.stated_since, r.stated_waiver"
_PIECE = 'x.id, r.id, x.kind, s.heading, x.start, x."end", x.report'
_SECTION = "JOIN sections s ON s.report = x.report AND s.position = x.section"


@dataclass(frozen=True, slots=True)
class ListedPlacement(Placement):
    """A placement, with the id of the report that lists it."""

    report: str = field(kw_only=True)


class Catalog:
    """An open `catalog.sqlite`. One connection serves all threads, one query at a time.

    Every query may raise `sqlite3.DatabaseError` where the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = Lock()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def passage_ids(self, filter: Filter) -> Ids:
        """The passages that `filter` lets through, in order."""
        return self._ids("passages", filter)

    def statement_ids(self, filter: Filter) -> Ids:
        """The statements that `filter` lets through, in order."""
        return self._ids("statements", filter)

    def reports(self, filter: Filter) -> list[ReportInfo]:
        """The reports that `filter` lets through, by country, newest edition first."""
        return [info for info, _ in self.tiers(filter)]

    def tiers(self, filter: Filter) -> list[tuple[ReportInfo, TierStatement | None]]:
        """As `reports`, each with what its text says of the tier."""
        where, values = _where(filter, "EXISTS (SELECT 1 FROM sections x WHERE x.report = r.number AND {})")
        rows = self._rows(
            f"SELECT {_INFO}, {_STATED} FROM reports r WHERE {where} ORDER BY r.country, r.year DESC", values
        )
        return [(_info(row[:14]), _stated(row[14:])) for row in rows]

    def ids(self) -> list[str]:
        """All report ids, in order."""
        return [row[0] for row in self._rows("SELECT id FROM reports ORDER BY number")]

    def report(self, id: str) -> Report | None:
        """The report of that id, or None."""
        fields = f"{_INFO}, {_STATED}, r.sources, r.warnings, r.text, r.number"
        rows = self._rows(f"SELECT {fields} FROM reports r WHERE r.id = ?", [id])
        return self._report(rows[0]) if rows else None

    def sizes(self) -> dict[str, Size]:
        """How long each report is, by id; all texts are read for it."""
        sql = "SELECT r.id, r.text, (SELECT COUNT(*) FROM sections s WHERE s.report = r.number) FROM reports r"
        return {id: Size(len(text.split()), sections) for id, text, sections in self._rows(sql)}

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages of these ids, in the given order."""
        wanted = [int(id) for id in ids]
        sql = f"SELECT {_PIECE} FROM passages x JOIN reports r ON r.number = x.report {_SECTION} WHERE x.id IN {_LIST}"
        found = {row[0]: row for row in self._rows(sql, [json.dumps(wanted)])}
        texts = self._texts(row[6] for row in found.values())
        return [Passage(*_piece(found[id], texts)) for id in wanted]

    def statements(self, filter: Filter) -> list[Statement]:
        """The statements that `filter` lets through, in order."""
        where, values = _where(filter)
        return self._statements(_of_reports("statements"), f"WHERE {where} ORDER BY x.id", values)

    def count_statements(self, filter: Filter) -> int:
        """How many statements `filter` lets through."""
        where, values = _where(filter)
        sql = f"SELECT COUNT(*) {_of_reports('statements')} WHERE {where}"
        return int(self._rows(sql, values)[0][0])

    def statements_in(self, spans: Iterable[tuple[str, int, int]]) -> list[Statement]:
        """The statements that share words with any of the spans (report id, start, end), in order."""
        found = (
            "SELECT y.id FROM json_each(?) j CROSS JOIN reports q ON q.id = j.value ->> 0 CROSS JOIN statements y "
            'ON y.report = q.number AND y.start < j.value ->> 2 AND y."end" > j.value ->> 1'
        )
        every = "FROM statements x JOIN reports r ON r.number = x.report"
        return self._statements(every, f"WHERE x.id IN ({found}) ORDER BY x.id", [json.dumps(list(spans))])

    def figures(self, filter: Filter, measure: str | None = None) -> list[tuple[str, Figure]]:
        """The figures that `filter` lets through, each with its report id, in the order of the texts."""
        where, values = _where(filter)
        if measure is not None:
            where, values = f"{where} AND x.measure = ?", [*values, measure]
        sql = f"SELECT r.id, x.content {_of_reports('figures')} WHERE {where} ORDER BY x.rowid"
        rows = self._rows(sql, values)
        return [*zip((id for id, _ in rows), all_from_json(content for _, content in rows), strict=True)]

    def placements(self, year: int | None = None) -> list[ListedPlacement]:
        """The placements of an edition, or of all."""
        sql = (
            "SELECT x.content, r.id FROM placements x JOIN reports r ON r.number = x.report "
            "WHERE ?1 IS NULL OR x.year = ?1 ORDER BY x.rowid"
        )
        rows = self._rows(sql, [year])
        found = json.loads(
            f"[{','.join(content for content, _ in rows)}]"
        )  # at once: one by one takes three times as long
        return [
            ListedPlacement(**placement_fields(values), report=id) for values, (_, id) in zip(found, rows, strict=True)
        ]

    def warnings(self) -> tuple[str, ...]:
        """The warnings of all reports, in the order of their ids."""
        rows = self._rows("SELECT warnings FROM reports ORDER BY number")
        return tuple(warning for row in rows for warning in json.loads(row[0]))

    def size(self) -> dict[str, int]:
        """How many rows the main tables have."""
        tables = ("reports", "passages", "statements", "figures")
        return {table: self._rows(f"SELECT COUNT(*) FROM {table}")[0][0] for table in tables}

    def counts(self) -> list[tuple[str, int, int]]:
        """Of each report, in the order of their numbers: its id, how many passages it has, and how many statements."""
        sql = "SELECT report, COUNT(*) FROM {} GROUP BY report"
        passages, statements = (dict(self._rows(sql.format(table))) for table in ("passages", "statements"))
        return [(id, passages.get(at, 0), statements.get(at, 0)) for at, id in enumerate(self.ids())]

    def entry(self, id: str) -> Entry:
        """All that is stored of a report, as it was written."""
        report = self.report(id)
        if report is None:
            raise KeyError(id)
        return Entry(
            report,
            tuple(
                Sentence(start, end, section, bool(item))
                for start, end, section, item in self._own("statements", id, "item")
            ),
            tuple((section, start, end) for start, end, section in self._own("passages", id)),
            tuple(figure for _, figure in self.figures(Filter(reports=(id,)))),
            tuple(Placement(**placement_fields(json.loads(content))) for (content,) in self._rows(_PLACED, [id])),
        )

    def _own(self, table: str, id: str, *more: str) -> list[Any]:
        fields = ", ".join(f"x.{name}" for name in ("start", '"end"', "section", *more))
        return self._rows(
            f"SELECT {fields} FROM {table} x JOIN reports r ON r.number = x.report WHERE r.id = ? ORDER BY x.id", [id]
        )

    def _rows(self, sql: str, values: Iterable[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(sql, tuple(values)).fetchall()

    def _ids(self, table: str, filter: Filter) -> Ids:
        where, values = _where(filter)
        rows = self._rows(f"SELECT x.id {_of_reports(table)} WHERE {where} ORDER BY x.id", values)
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def _texts(self, numbers: Iterable[int]) -> dict[int, str]:
        rows = self._rows(
            f"SELECT number, text FROM reports WHERE number IN {_LIST}", [json.dumps(sorted(set(numbers)))]
        )
        return dict(rows)

    def _statements(self, joined: str, where: str, values: list[Any]) -> list[Statement]:
        sql = f"SELECT {_PIECE}, x.item {joined} {_SECTION} {where}"
        rows = self._rows(sql, values)
        texts = self._texts(row[6] for row in rows)
        return [Statement(*(*_piece(row, texts), bool(row[7]))) for row in rows]

    def _report(self, row: Any) -> Report:
        info, stated = _info(row[:14]), _stated(row[14:20])
        sources, warnings, text, number = row[20:]
        sections = self._rows(
            'SELECT kind, heading, start, "end", level FROM sections WHERE report = ? ORDER BY position', [number]
        )
        return Report(
            id=info.id,
            country=info.country,
            iso2=info.iso2,
            year=info.year,
            series=info.series,
            kind=info.kind,
            title=info.title,
            text=text,
            sections=tuple(Section(SectionKind(kind), *rest) for kind, *rest in sections),
            tier=info.tier,
            tier_statement=stated,
            source_url=info.source_url,
            source=info.source,
            sources=tuple(json.loads(sources)),
            coverage=info.coverage,
            missing_pages=info.missing_pages,
            recognized_pages=info.recognized_pages,
            warnings=tuple(json.loads(warnings)),
        )


_LIST = "(SELECT value FROM json_each(?))"
_PLACED = "SELECT x.content FROM placements x JOIN reports r ON r.number = x.report WHERE r.id = ? ORDER BY x.rowid"
_TIERS: dict[str | None, Tier | None] = {None: None} | {tier.value: tier for tier in Tier}
_CERTAINTIES = {it.value: it for it in Certainty}
_COLUMNS = {"countries": "r.country", "years": "r.year", "series": "r.series", "reports": "r.id", "sections": "x.kind"}


def _of_reports(table: str) -> str:
    """A table joined to the reports, which SQLite then looks through first: a filter mostly leaves few of them."""
    return f"FROM reports r CROSS JOIN {table} x ON x.report = r.number"


def _where(filter: Filter, section: str = "{}") -> tuple[str, list[Any]]:
    """The condition for a filter and its values; `section` frames what is asked of a section's kind."""
    conditions, values = ["1"], []
    for name, column in _COLUMNS.items():
        wanted = getattr(filter, name)
        if wanted:
            condition = f"{column} IN {_LIST}"
            conditions.append(section.format(condition) if name == "sections" else condition)
            values.append(json.dumps(wanted))
    return " AND ".join(conditions), values


def _info(row: Any) -> ReportInfo:
    id, country, iso2, year, series, kind, tier, *rest = row
    return ReportInfo(id, country, iso2, year, series, kind, Tier(tier) if tier else None, *rest)


def _stated(row: Any) -> TierStatement | None:
    tier, start, end, change, since, waiver = row
    return TierStatement(Tier(tier), start, end, change, since, bool(waiver)) if tier else None


def _piece(row: Any, texts: dict[int, str]) -> tuple[Any, ...]:
    id, report, kind, heading, start, end, number = row[:7]
    return id, report, SectionKind(kind), heading, start, end, texts[number][start:end]


def placement_fields(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a placement, out of what is stored of them."""
    values["tier"], values["from_tier"] = _TIERS[values["tier"]], _TIERS[values["from_tier"]]
    values["certainty"] = _CERTAINTIES[values.get("certainty", "stated")]
    return values
