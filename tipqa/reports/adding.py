"""Adding files to a corpus: first the plan of what would be written, then the writing.

plan = plan_additions(paths, corpus, Given(year=2025), most_mb=50)      nothing is written
done = write_additions(plan, corpus)                                    each report whole or not at all
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from tipqa.errors import CorpusError, CountryError, ReadError, TipqaError
from tipqa.records import dataclass
from tipqa.reports.archive import Source, sources
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.corpus import corpus_report
from tipqa.reports.formats.document import Document
from tipqa.reports.formats.guarded import read_guarded
from tipqa.reports.formats.kinds import kind_of
from tipqa.reports.formats.left import LeftOut
from tipqa.reports.identify import Given, check_given, document_series, edition, identify
from tipqa.reports.model import Report
from tipqa.reports.narrative import check_length, check_narrative
from tipqa.reports.partial import check_whole, pages_of, with_pages
from tipqa.reports.report_places import ReportPlaces
from tipqa.reports.series import PLACEMENTS
from tipqa.reports.whole import Part, from_title, split_countries
from tipqa.reports.whole_files import sweep_leftovers
from tipqa.reports.writing import report_path, write_report

Action = Literal["add", "replace", "unchanged", "skip", "refuse"]
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Addition:
    """What becomes of one report of one file.

    `report` is None where the file is refused. `why` says why a file is skipped or refused, and what to do. Of a web page
    `words_in` counts all words, and `left` says which of them are not in the report.
    """

    name: str
    action: Action
    report: Report | None = None
    why: str = ""
    words_in: int = 0
    left: tuple[LeftOut, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the user wanted something that was not done."""
        return self.action in ("skip", "refuse")


def plan_additions(
    paths: Sequence[Path],
    corpus: Path,
    given: Given,
    *,
    most_mb: int,
    replacing: bool = False,
    partial: bool = False,
    ocr: bool = False,
    reading: Callable[[str, int, int], object] = lambda *_: None,
) -> list[Addition]:
    """What adding these files to a corpus folder would do; nothing is written.

    Args:
        paths: files, folders and zip archives.
        corpus: the corpus folder; it need not exist yet.
        given: what the user says of the files.
        most_mb: the largest file that is read, in MB.
        replacing: write over reports that are there.
        partial: take files of which some pages are pictures without text, and mark their reports as partial.
        ocr: read such pages by text recognition.
        reading: called with each file's name, 0 and 0 before it is read, and with the number of a page and of all pages.

    Raises:
        UsageError: what the user gives cannot be.
        CountryError: the given country is not known.
    """
    check_given(given)
    planning = _Planning(corpus, given, replacing, partial, ocr)
    plan: list[Addition] = []
    for path in paths:
        for source in sources(path, most_mb):
            reading(source.name, 0, 0)
            plan += planning.additions(source, reading)
    return plan


def write_additions(plan: Iterable[Addition], corpus: Path) -> list[Addition]:
    """Write what is planned; give the plan with `refuse` where writing failed. What killed runs left is swept."""
    sweep_leftovers(corpus)
    return [_written(addition, corpus) for addition in plan]


def _written(addition: Addition, corpus: Path) -> Addition:
    if addition.report is None or addition.action not in ("add", "replace"):
        return addition
    try:
        write_report(addition.report, corpus, replace=addition.action == "replace")
    except CorpusError as error:
        return replace(addition, action="refuse", why=str(error))
    return addition


class _Planning:
    """One run over several files: knows what the corpus holds and which reports came before."""

    def __init__(self, corpus: Path, given: Given, replacing: bool, partial: bool, ocr: bool) -> None:
        self._corpus = corpus
        self._given = given
        self._replacing = replacing
        self._partial = partial
        self._ocr = ocr
        self._places = ReportPlaces(corpus)
        self._seen: dict[str, Addition] = {}

    def additions(self, source: Source, reading: Callable[[str, int, int], object]) -> Iterator[Addition]:
        """One addition for each report of a file."""
        try:
            raw = source.load()
            kind = kind_of(raw, source.name)
            if kind == "zip":
                raise ReadError(f"{source.name} is a zip archive by its content; name it .zip, or unpack it")
            document = read_guarded(
                raw, kind, source.name, lambda page, pages: reading(source.name, page, pages), ocr=self._ocr
            )
            check_whole(document, source.name, partial=self._partial)
            parts = self._parts(document, source.name)
        except TipqaError as error:
            yield Addition(source.name, "refuse", why=str(error))
            return
        for part in parts:
            yield self._addition(*part)

    def _parts(self, document: Document, name: str) -> list[tuple[str, Document, Given]]:
        """The reports of a file: the name, the text and what is known of each."""
        series = document_series(document, self._given)
        parts = _wanted(split_countries(document.blocks), self._given, name) if series == "tip" else []
        if not parts:
            return [(name, document, self._given)]
        year = self._given.year or edition(document, name)
        return [
            (
                f"{name}, {part.country}",
                replace(
                    document, blocks=part.blocks, page=False, words=0, left=(), pages=pages_of(document, part.blocks)
                ),
                replace(self._given, country=part.country, year=year),
            )
            for part in parts
        ]

    def _addition(self, name: str, document: Document, given: Given) -> Addition:
        try:
            report = self._report(name, document, given)
        except TipqaError as error:
            return Addition(name, "refuse", why=str(error))
        addition = replace(self._compared(name, report), words_in=document.words, left=document.left)
        self._seen.setdefault(report.id, addition)
        return addition

    def _report(self, name: str, document: Document, given: Given) -> Report:
        series = document_series(document, given)
        check_narrative(document, name, tip=series == "tip")
        meta = with_pages(identify(document, name, given), document)
        blocks = from_title(document.blocks) if meta.series == "tip" else document.blocks
        key = (meta.series, meta.country, meta.year)
        meta = replace(meta, slug=PLACEMENTS if meta.series == PLACEMENTS else self._places.place(key))
        report = assemble(blocks, meta)
        check_length(report, name)
        return _with_tier_note(report, meta)

    def _compared(self, name: str, report: Report) -> Addition:
        if first := self._seen.get(report.id):
            same = first.report is not None and first.report.text == report.text
            why = f"{'the same as' if same else 'the same report as'} {first.name}; give one of the two"
            return Addition(name, "unchanged" if same else "refuse", report, why)
        path = report_path(report, self._corpus)
        if not os.path.lexists(path):
            return Addition(name, "add", report)
        if _holds(path, report):
            return Addition(name, "unchanged", report, f"{path} holds it already")
        if self._replacing:
            return Addition(name, "replace", report)
        return Addition(name, "skip", report, f"{path} is there already; run again with --replace to write over it")


def _wanted(parts: list[Part], given: Given, name: str) -> list[Part]:
    """Of a whole report the country that the user wants, or all."""
    if not parts or not given.country:
        return parts
    from tipqa.countries.lookup import resolve

    country = resolve(given.country).name
    wanted = [part for part in parts if part.country == country]
    if not wanted:
        some = ", ".join(part.country for part in parts[:_LISTED])
        raise CountryError(f"{name} holds {len(parts)} countries ({some} …) but not {country}; leave --country out")
    return wanted


def _holds(path: Path, report: Report) -> bool:
    try:
        return corpus_report(path) == report
    except TipqaError:
        return False


def _with_tier_note(report: Report, meta: Meta) -> Report:
    """A report whose warning on the tier speaks of what was given, not of a front matter that a page has not."""
    said = report.tier_statement.tier if report.tier_statement else None
    if said is None or meta.tier is None or said is meta.tier:
        return report
    note = f"{report.id}: given is {meta.tier.value}, but the text says {said.value}, which is kept"
    return replace(report, warnings=(*meta.warnings, note))
