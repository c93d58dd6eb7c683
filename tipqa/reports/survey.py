"""What a corpus holds, and what is wrong with it, file by file: nothing stops at the first fault."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tipqa.errors import CorpusError, CountryError, ReadError
from tipqa.records import dataclass
from tipqa.reports.corpus import check_unique, corpus_report, report_paths
from tipqa.reports.model import Report
from tipqa.reports.placements import read_placements


@dataclass(frozen=True, slots=True)
class Survey:
    """The reports of a folder, ordered by id.

    `faults` are plain sentences on what keeps an index from being built, `warnings` on what does not fit otherwise.
    """

    folder: Path
    reports: tuple[Report, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]


def survey(folder: Path) -> Survey:
    """Read every report of a corpus folder, and note what cannot be read.

    Raises:
        CorpusError: there is no such folder.
    """
    reports: list[Report] = []
    read: list[tuple[Path, Report]] = []
    faults: list[str] = []
    for path in report_paths(folder):
        try:
            report = corpus_report(path)
            read_placements(report)
        except ReadError as error:
            faults.append(str(error))
            continue
        except CountryError as error:
            faults.append(f"{path}: {error}")
        reports.append(report)
        read.append((path, report))
    warnings = (warning for report in reports for warning in report.warnings)
    return Survey(folder, tuple(reports), (*faults, *_doubles(read)), tuple(warnings))


def series_of(reports: Iterable[Report]) -> dict[str, tuple[Report, ...]]:
    """The reports of each series, the TIP reports first."""
    found: dict[str, list[Report]] = {}
    for report in reports:
        found.setdefault(report.series, []).append(report)
    return {name: tuple(found[name]) for name in sorted(found, key=lambda name: (name != "tip", name))}


def _doubles(read: Iterable[tuple[Path, Report]]) -> tuple[str, ...]:
    try:
        check_unique(read)
    except CorpusError as error:
        return (str(error),)
    return ()
