"""Every text that is held, and each one whole: its parts, the marked words, a search inside, its other editions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from tipqa.errors import UsageError
from tipqa.index.model import ReportInfo
from tipqa.records import dataclass
from tipqa.reports.model import Report
from tipqa.reports.origin import address_name, words_of
from tipqa.reports.partial import PARTIAL
from tipqa.reports.series import PLACEMENTS
from tipqa.web.highlight import Highlight
from tipqa.web.pages.paging import paged
from tipqa.web.pages.visit import View, Visit
from tipqa.web.report_view import report_html
from tipqa.web.safe import section_label

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_FOUND_MOST = 200
_AROUND = 60  # characters shown on each side of words that were found
_LIST = "List of placements"
_KINDS = {"official": "marked official", "digest": "tipqa digests", "other": "other sources"}


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words that were looked for stand: its anchor, the part that holds it, and what is around it."""

    anchor: str
    part: str
    before: str
    words: str
    after: str


def reports_page(visit: Visit) -> View:
    """Every text held, by country and edition, filtered by country, edition and kind."""
    held = visit.qa.reports()
    name, year, kind = (visit.query.get(key, "").strip() for key in ("country", "edition", "kind"))
    rows = [
        info
        for info in sorted(held, key=lambda info: info.series == PLACEMENTS)
        if name.casefold() in title_of(info).casefold() and year in ("", str(info.year)) and kind in ("", info.kind)
    ]
    return View(
        "reports.html",
        "Reports",
        {
            "rows": paged(rows, visit),
            "sizes": visit.qa.index.sizes(),
            "words_of": words_of,
            "title_of": title_of,
            "chosen": {"country": name, "edition": year, "kind": kind},
            "editions": [(year, year) for year in sorted({info.year for info in held}, reverse=True)],
            "kinds": [it for it in _KINDS.items() if any(info.kind == it[0] for info in held)],
            "total": len(held),
        },
        scripts=("filters.js",),
    )


def report_page(visit: Visit) -> View:
    """One text, whole; the span `s` is marked, and every place of the words `find`."""
    report = visit.qa.report(f"{visit.path['year']}/{visit.path['slug']}")
    info = visit.qa.index.info(report.id)
    span = _span(report, visit.query.get("s", ""))
    sought = visit.query.get("find", "").strip()[:100]
    found = _find(report, sought)
    marks = [Highlight(at, a, b, False, f"f{at}") for at, (a, b) in enumerate(found, 1)]
    if span:
        marks.append(Highlight(0, *span, True, f"s={span[0]}-{span[1]}"))
    earlier, later = _neighbours(visit.qa.reports(), info)
    return View(
        "report.html",
        title_of(info),
        {
            "report": report,
            "words": words_of(info),
            "digest": info.kind == "digest",
            "size": visit.qa.index.sizes()[report.id],
            "address_name": address_name(info.kind, info.source_url),
            "partial": report.coverage == PARTIAL,
            "body": Markup(report_html(report, marks, level=2)),
            "sought": sought,
            "found": [_shown(report, at, *place) for at, place in enumerate(found, 1)],
            "most": _FOUND_MOST,
            "span": span,
            "earlier": earlier,
            "later": later,
            "narrative": info.series != PLACEMENTS,
        },
        scripts=("report.js",),
    )


def title_of(info: ReportInfo) -> str:
    """What a text is called on the pages: its country, or that it lists placements, and its edition."""
    return f"{_LIST if info.series == PLACEMENTS else info.country}, {info.year} edition"


def _span(report: Report, text: str) -> tuple[int, int] | None:
    if not text:
        return None
    match = _SPAN.fullmatch(text)
    start, end = map(int, match.groups()) if match else (0, 0)
    if not start < end <= len(report.text):
        raise UsageError(f"{text[:40]!r} is no place in {report.id}; its characters run from 0 to {len(report.text)}")
    return start, end


def _find(report: Report, words: str) -> list[tuple[int, int]]:
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    return [match.span() for match, _ in zip(pattern.finditer(report.text), range(_FOUND_MOST), strict=False)]


def _shown(report: Report, at: int, start: int, end: int) -> Found:
    part = next((it.heading for it in report.sections if it.start <= start < it.end), "title")
    line = report.text.rfind("\n", 0, start) + 1
    stop = report.text.find("\n", end)
    after = report.text[end : min(end + _AROUND, stop if stop >= 0 else len(report.text))]
    return Found(
        f"f{at}", section_label(part), report.text[max(line, start - _AROUND) : start], report.text[start:end], after
    )


def _neighbours(held: Sequence[ReportInfo], info: ReportInfo) -> tuple[ReportInfo | None, ReportInfo | None]:
    """The editions of the same country and series that come before and after it."""
    same = [it for it in held if (it.country, it.series) == (info.country, info.series)]
    earlier = max((it for it in same if it.year < info.year), key=lambda it: it.year, default=None)
    later = min((it for it in same if it.year > info.year), key=lambda it: it.year, default=None)
    return earlier, later
