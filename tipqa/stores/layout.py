"""The collections of one build, and what their points carry.

| collection   | a point is  | its number            | it carries                                                                   |
|--------------|-------------|-----------------------|------------------------------------------------------------------------------|
| `reports`    | a report    | its place by id       | all that is read out of it; `LISTED` is the part that lists are made of      |
| `passages`   | a passage   | report, place in it   | span, text, section; two dense vectors and two of BM25 weights               |
| `statements` | a statement | report, place in it   | span, text, section, and its token vectors                                   |
| `facts`      | a term      | a hash of it          | in how many passages it stands; the manifest and the projection              |

The names are `<index>-<build>-<collection>`, where the build is a hash of all that goes into it. `<index>` itself leads to
the `facts` of the build that answers.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipqa.figures.stored import all_from_json, to_json
from tipqa.index.catalog import placement_fields
from tipqa.index.model import Filter, Passage, ReportInfo, Size, Statement
from tipqa.index.projection import TOKEN_DIMENSION
from tipqa.index.schema import Entry, kind_at
from tipqa.index.vectors import Vectors, passage_texts
from tipqa.records import dataclass
from tipqa.reports.model import Report, Section, SectionKind, Sentence, Tier, TierStatement
from tipqa.reports.placements import Placement
from tipqa.stores.engine import Layout, Payload, Point, Where

DENSE, WORDS, WORDS_HEADER = "dense", "words", "words-header"
MANIFEST, PLAN = 1, 2  # numbers of points among the facts, which no term has
_PLACES = 1 << 20  # passages or statements of one report
_FILTERED = ("report", "country", "series", "kind")
LISTED = (
    *("id", "country", "iso2", "year", "series", "kind", "tier", "title", "source_url", "coverage", "chars", "source"),
    *("missing_pages", "recognized_pages", "stated"),
)
SIZED = ("id", "words", "headings")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the collections of one build of an index."""

    index: str
    build: str

    def _of(self, collection: str) -> str:
        return f"{self.index}-{self.build}-{collection}"

    @property
    def reports(self) -> str:
        return self._of("reports")

    @property
    def passages(self) -> str:
        return self._of("passages")

    @property
    def statements(self) -> str:
        return self._of("statements")

    @property
    def facts(self) -> str:
        return self._of("facts")

    @property
    def all(self) -> tuple[str, ...]:
        return self.reports, self.passages, self.statements, self.facts

    def layouts(self, dimension: int) -> dict[str, Layout]:
        """The layout of each collection, for vectors of that dimension."""
        return {
            self.reports: Layout(
                words=("id", "country", "series", "kinds", "measures"), numbers=("year", "placed_years")
            ),
            self.passages: Layout({DENSE: dimension}, (WORDS, WORDS_HEADER), _FILTERED, ("year",)),
            self.statements: Layout(words=_FILTERED, numbers=("year", "start", "end")),
            self.facts: Layout(),
        }


def names_of(collection: str) -> Names:
    """The names of the build that a collection, such as an index leads to, belongs to."""
    index, build, _ = collection.rsplit("-", 2)
    return Names(index, build)


def number(report: int, place: int = 0) -> int:
    """The number of a passage or statement: they rise with reports, and in them with places."""
    return report * _PLACES + place


def term_number(term: str) -> int:
    """The number of a term's point, above those of the manifest and the plan."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big") >> 1 | 1 << 61


def pieces_where(filter: Filter) -> Where:
    """Which passages or statements a filter lets through."""
    named: dict[str, Sequence[Any]] = {
        "country": filter.countries,
        "year": filter.years,
        "series": filter.series,
        "report": filter.reports,
        "kind": [it.value for it in filter.sections],
    }
    return Where({name: values for name, values in named.items() if values})


def reports_where(filter: Filter, **more: Sequence[str]) -> Where:
    """Which reports a filter lets through: those with a section of the kinds it names."""
    among = dict(pieces_where(filter).among)
    renamed = {"report": "id", "kind": "kinds"}
    return Where({renamed.get(name, name): values for name, values in among.items()} | more)


def report_point(at: int, entry: Entry, file: str, sha256: str) -> Point:
    """The point of a report, from which `entry_of` makes all of it again."""
    report, kinds = entry.report, sorted({it.kind.value for it in entry.report.sections})
    stated = report.tier_statement
    figures = [[kind_at(report, it.start), it.measure, to_json(it)] for it in entry.figures]
    return Point(
        at,
        {
            **{name: getattr(report, name) for name in LISTED if name not in ("chars", "stated", "tier")},
            "chars": len(report.text),
            "tier": report.tier.value if report.tier else None,
            "stated": [stated.tier.value, *_rest(stated)] if stated else None,
            "text": report.text,
            "sections": [[it.kind.value, it.heading, it.start, it.end, it.level] for it in report.sections],
            "kinds": kinds,
            "words": len(report.text.split()),
            "headings": len(report.sections),
            "sources": list(report.sources),
            "warnings": list(report.warnings),
            "passages": [list(it) for it in entry.passages],
            "statements": [[it.start, it.end, it.section, it.item] for it in entry.statements],
            "figures": figures,
            "measures": sorted({it.measure for it in entry.figures}),
            "placements": [json.dumps(asdict(it)) for it in entry.placements],
            "placed_years": sorted({it.year for it in entry.placements}),
            "file": file,
            "sha256": sha256,
        },
    )


def passage_points(at: int, entry: Entry, vectors: Vectors) -> list[Point]:
    """The points of a report's passages, without their BM25 weights."""
    pieces = [(section, start, end) for section, start, end in entry.passages]
    return [
        Point(
            number(at, place),
            _piece(entry.report, *piece),
            {DENSE: vectors.passages[place]},
        )
        for place, piece in enumerate(pieces)
    ]


def statement_points(at: int, entry: Entry, vectors: Vectors) -> list[Point]:
    """The points of a report's statements."""
    bounds, points = vectors.bounds, []
    for place, it in enumerate(entry.statements):
        tokens = b64encode(vectors.tokens[bounds[place] : bounds[place + 1]].tobytes()).decode()
        piece = _piece(entry.report, it.section, it.start, it.end)
        points.append(Point(number(at, place), piece | {"item": it.item, "tokens": tokens}))
    return points


def info_of(payload: Payload) -> ReportInfo:
    """A report without its text."""
    values = {name: payload[name] for name in LISTED if name != "stated"}
    return ReportInfo(**values | {"tier": Tier(payload["tier"]) if payload["tier"] else None})


def stated_of(payload: Payload) -> TierStatement | None:
    """What the text of a report says of the tier."""
    stated = payload["stated"]
    return TierStatement(Tier(stated[0]), *stated[1:]) if stated else None


def size_of(payload: Payload) -> Size:
    """How long a report is."""
    return Size(payload["words"], payload["headings"])


def report_of(payload: Payload) -> Report:
    """A report."""
    info = info_of(payload)
    return Report(
        **{name: getattr(info, name) for name in LISTED if name not in ("chars", "stated")},
        text=payload["text"],
        sections=tuple(Section(SectionKind(kind), *rest) for kind, *rest in payload["sections"]),
        tier_statement=stated_of(payload),
        sources=tuple(payload["sources"]),
        warnings=tuple(payload["warnings"]),
    )


def entry_of(payload: Payload) -> Entry:
    """All that was read out of a report."""
    return Entry(
        report_of(payload),
        tuple(Sentence(start, end, section, item) for start, end, section, item in payload["statements"]),
        tuple((section, start, end) for section, start, end in payload["passages"]),
        tuple(all_from_json(line for _, _, line in payload["figures"])),
        tuple(Placement(**placement_fields(json.loads(line))) for line in payload["placements"]),
    )


def passage_of(point: Point) -> Passage:
    """A passage."""
    it = point.payload
    kind = SectionKind(it["kind"])
    return Passage(point.id, it["report"], kind, it["heading"], it["start"], it["end"], it["text"])


def statement_of(point: Point) -> Statement:
    """A statement."""
    it = point.payload
    kind = SectionKind(it["kind"])
    return Statement(point.id, it["report"], kind, it["heading"], it["start"], it["end"], it["text"], it["item"])


def tokens_of(payload: Payload) -> NDArray[np.int8]:
    """The token vectors of a statement."""
    return np.frombuffer(b64decode(payload["tokens"]), np.int8).reshape(-1, TOKEN_DIMENSION)


def searched(entry: Entry, headed: int) -> list[str]:
    """The texts by which a report's passages are searched, with their headers or without."""
    return passage_texts(entry, headed=bool(headed))


NO_TOKEN = np.empty((0, TOKEN_DIMENSION), np.int8)
WHOLE = (
    *LISTED,
    *("text", "sections", "sources", "warnings", "passages", "statements", "figures", "placements", "file", "sha256"),
)
PIECE = ("report", "kind", "heading", "start", "end", "text")


def _piece(report: Report, section: int, start: int, end: int) -> Payload:
    own = report.sections[section]
    about = {"report": report.id, "country": report.country, "year": report.year, "series": report.series}
    where = {"kind": own.kind.value, "heading": own.heading, "start": start, "end": end}
    return about | where | {"text": report.text[start:end]}


def _rest(stated: TierStatement) -> list[Any]:
    return [stated.start, stated.end, stated.change, stated.since, stated.waiver]
