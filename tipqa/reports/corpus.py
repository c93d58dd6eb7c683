"""A folder of reports: `<folder>/<year>/<country-slug>.md`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, Protocol

from tipqa.errors import CorpusError, CountryError, ReadError
from tipqa.records import dataclass
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.clean import decode
from tipqa.reports.formats.document import Document
from tipqa.reports.frontmatter import read_meta, split_front_matter
from tipqa.reports.ids import report_id, slug
from tipqa.reports.model import Report
from tipqa.reports.partial import with_pages
from tipqa.reports.readers import byte_reader, text_reader
from tipqa.reports.series import PLACEMENTS
from tipqa.reports.writing import report_path, write_report

__all__ = [
    "Corpus",
    "corpus_report",
    "read_corpus",
    "read_report",
    "report_digest",
    "report_id",
    "report_path",
    "report_paths",
    "slug",
    "write_report",
]

_YEAR_FOLDER = re.compile(r"\d{4}")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports of a folder, ordered by id. `problems` are plain sentences on what does not fit, file by file."""

    folder: Path
    reports: tuple[Report, ...]
    problems: tuple[str, ...]


def read_report(path: Path, *, guess: bool = False, **overrides: Any) -> Report:
    """Read one file as a report. Its id comes from the country and the year, wherever it lies.

    Args:
        path: a .md or .txt file, with or without front matter, or any other file that has a reader.
        guess: read texts that are not UTF-8 too.
        overrides: front matter keys (`country`, `year`, `series`, `title`, `source_url`, …) that win over the file's.

    Raises:
        ReadError: the file cannot be read, or neither it nor `overrides` say the country and the year.
    """
    return _read(path, guess, {key: value for key, value in overrides.items() if value is not None})


def corpus_report(path: Path) -> Report:
    """Read a file of a corpus: the id is `<folder's year>/<file's name>`, and a disagreement becomes a warning.

    Raises:
        ReadError: as `read_report`.
    """
    return _read(path, False, {}, in_corpus=True)


def report_paths(folder: Path) -> tuple[Path, ...]:
    """The report files of a corpus, in order: every `.md` in a folder named by a year, but for `README.md`.

    Raises:
        CorpusError: there is no such folder, or it or a year in it cannot be read or is a link that leads nowhere.
    """
    try:
        years = sorted(year for year in folder.iterdir() if _YEAR_FOLDER.fullmatch(year.name) and _is_folder(year))
        return tuple(path for year in years for path in sorted(year.iterdir()) if _is_report(path))
    except (FileNotFoundError, NotADirectoryError) as error:
        if error.filename and Path(error.filename) != folder:
            raise CorpusError(f"{error.filename} is a link that leads nowhere; mend it or delete it") from error
        raise CorpusError(
            f"corpus folder {folder} does not exist; give one with --corpus DIR, laid out as DIR/<year>/<country>.md"
        ) from error
    except OSError as error:
        raise CorpusError(
            f"{error.filename or folder} cannot be read: {error.strerror or error}; check its permissions, or name "
            "another folder with --corpus DIR"
        ) from error


def read_corpus(folder: Path) -> Corpus:
    """Read every report of a corpus folder.

    Raises:
        CorpusError: the folder is missing, or two files are one report.
        ReadError: files that cannot be read; the message names the first few.
    """
    paths = report_paths(folder)
    reports: list[Report] = []
    failed: list[ReadError] = []
    for path in paths:
        try:
            reports.append(corpus_report(path))
        except ReadError as error:
            failed.append(error)
    if failed:
        raise _together(failed)
    check_unique(zip(paths, reports, strict=True))
    return Corpus(folder, tuple(reports), tuple(warning for report in reports for warning in report.warnings))


class Named(Protocol):
    """What tells one report from another."""

    @property
    def id(self) -> str: ...
    @property
    def series(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def year(self) -> int: ...


def check_unique(read: Iterable[tuple[Path, Named]]) -> None:
    """See that no two files hold one report.

    Raises:
        CorpusError: two files have one id, or one series, country and year; the message names both.
    """
    seen: dict[tuple[object, ...], Path] = {}
    for path, report in read:
        for key in ((report.id,), (report.series, report.country, report.year)):
            if (other := seen.setdefault(key, path)) != path:
                raise CorpusError(
                    f"{path} and {other} are one report ({report.series}, {report.country}, {report.year}); "
                    "delete one of them, or correct its country, year or series"
                )


def report_digest(path: Path) -> str:
    """SHA-256 of a report's file, as 64 hexadecimal digits: unchanged digest, unchanged report.

    Raises:
        ReadError: the file cannot be read.
    """
    return hashlib.sha256(_bytes(path)).hexdigest()


def _read(path: Path, guess: bool, overrides: dict[str, Any], *, in_corpus: bool = False) -> Report:
    raw = _bytes(path)
    reader = text_reader(path)
    values: dict[str, Any] = {}
    if reader is None:
        document = _document(path, raw)
    else:
        values, body = split_front_matter(decode(raw, str(path), guess=guess), str(path))
        document = Document(reader(body))
    meta = with_pages(read_meta({**values, **overrides}, str(path)), document)
    return assemble(document.blocks, _placed(meta, path, str(values.get("country", ""))) if in_corpus else meta)


def _document(path: Path, raw: bytes) -> Document:
    """A file of any kind but text, within bounds of memory and time."""
    from tipqa.reports.formats.guarded import read_guarded
    from tipqa.reports.formats.kinds import kind_of

    byte_reader(path)  # which refuses what has no reader
    return read_guarded(raw, kind_of(raw, str(path)), str(path))


def _placed(meta: Meta, path: Path, given: str) -> Meta:
    """`meta` with year and slug from the file's place, and a warning for each that disagrees with the front matter."""
    warnings = list(meta.warnings)
    year, name = int(path.parent.name), slug(path.stem)
    if year != meta.year:
        warnings.append(f"{path}: the front matter says year {meta.year}, the folder {year}; the folder's is kept")
    if not name:
        raise ReadError(f"{path}: the file's name holds no Latin letter; rename it to <country-slug>.md")
    stem = path.stem.removesuffix(f"-{slug(meta.series)}")  # a second series of a country and year is named so
    if meta.series != PLACEMENTS and not _names(stem, meta.country, given):
        warnings.append(
            f"{path}: the front matter says country {given}, the file's name does not; rename it {slug(given)}.md"
        )
    return replace(meta, year=year, slug=name, warnings=tuple(warnings))


def _names(stem: str, country: str, given: str) -> bool:
    """Whether a file's name is one that the country may go by."""
    if stem in (slug(country), slug(given)):
        return True
    from tipqa.countries.lookup import resolve

    try:
        return resolve(stem.replace("-", " ")).name == country
    except CountryError:
        return False


def _is_folder(year: Path) -> bool:
    """Whether a year's entry is a folder; one that cannot be told raises, so that no edition vanishes."""
    return S_ISDIR(year.stat().st_mode)


def _is_report(path: Path) -> bool:
    """Whether a name is that of a report. Reading says what is wrong with one that is no file."""
    return path.suffix == ".md" and path.name.lower() != "readme.md" and not path.name.startswith(".")


def _bytes(path: Path) -> bytes:
    try:
        if not S_ISREG(path.stat().st_mode):  # a pipe or a device has no end
            raise ReadError(f"{path} is no file; move it out of the corpus")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"{path} cannot be read: {error.strerror or error}; check the path and its permissions"
        ) from error


def _together(failed: list[ReadError]) -> ReadError:
    shown = "; ".join(str(error) for error in failed[:_SHOWN])
    more = f"; and {len(failed) - _SHOWN} more files" if len(failed) > _SHOWN else ""
    return ReadError(shown + more)
