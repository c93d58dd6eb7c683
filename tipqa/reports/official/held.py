"""What a corpus holds already of a country and edition."""

from __future__ import annotations

import os
from pathlib import Path

from tipqa.countries.table import Country
from tipqa.errors import ReadError
from tipqa.records import dataclass
from tipqa.reports.corpus import corpus_report
from tipqa.reports.ids import slug
from tipqa.reports.model import Report

_NAMES = {"official": "an official narrative", "digest": "a digest", "other": "a text from another source"}


@dataclass(frozen=True, slots=True)
class Held:
    """A report's file in the corpus; `report` is None where it cannot be read."""

    path: Path
    report: Report | None

    @property
    def name(self) -> str:
        """What it is, in words, as far as it can be read."""
        return _NAMES[self.report.kind] if self.report is not None else "a file that could not be read"

    @property
    def is_official(self) -> bool:
        """Whether it is an official narrative, as far as it can be read."""
        return self.report is not None and self.report.kind == "official"


def find_held(corpus: Path, year: int, country: Country) -> Held | None:
    """The file of a country in an edition, by whichever of its names, or None."""
    names = dict.fromkeys(slug(name) for name in (country.slug, country.name, *country.aliases))
    path = next((path for name in names if os.path.lexists(path := corpus / str(year) / f"{name}.md")), None)
    if path is None:
        return None
    try:
        return Held(path, corpus_report(path))
    except ReadError:
        return Held(path, None)


def reason_to_keep(held: Held | None, series: str, *, refresh: bool, replace: bool) -> str:
    """Why nothing of a series is to be fetched in place of what is there; "" where something is."""
    if held is None:
        return ""
    report = held.report
    if report is not None and report.series != series:
        return f"{held.path} is of the series {report.series}; fetch into another folder with --corpus DIR"
    if held.is_official:
        return "" if refresh else "the official narrative is there"
    if replace:
        return ""
    what = f"{held.name} is there" if report is not None else f"{held.path} is there and cannot be read"
    return f"{what}; --replace puts the official narrative in its place"
