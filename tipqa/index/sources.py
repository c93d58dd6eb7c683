"""The corpus as a build sees it: which report files are new or changed, and what is read out of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from tipqa.errors import CorpusError, CountryError, ReadError
from tipqa.index.file_marks import is_as_marked, settled_mark
from tipqa.index.manifest import SourceRecord
from tipqa.index.passages import split_passages
from tipqa.index.schema import Entry
from tipqa.records import dataclass
from tipqa.reports.corpus import corpus_report, report_digest, report_paths
from tipqa.reports.model import Report
from tipqa.settings import Settings

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A report's file: its path, the path within the corpus, its SHA-256, and its `settled_mark`."""

    path: Path
    name: str
    sha256: str
    mark: str


def find_sources(corpus: Path, known: Mapping[str, SourceRecord] = MappingProxyType({})) -> list[Source]:
    """The report files of a corpus folder; one that still has the mark it had when it was `known` is not read.

    Raises:
        CorpusError: the folder is missing or holds no report.
        ReadError: a file cannot be read.
    """
    found = [_source(path, path.relative_to(corpus).as_posix(), known) for path in report_paths(corpus)]
    if not found:
        raise CorpusError(
            f"{corpus} holds no report; add one with: tipqa add FILE --country C --year Y --corpus {corpus}"
        )
    return found


def _source(path: Path, name: str, known: Mapping[str, SourceRecord]) -> Source:
    if name in known and is_as_marked(path, known[name].mark):
        return Source(path, name, known[name].sha256, known[name].mark)
    try:
        mark = settled_mark(path)
    except OSError:  # reading it says what is wrong
        mark = ""
    return Source(path, name, report_digest(path), mark)


def unchanged(sources: Iterable[Source], known: Mapping[str, SourceRecord]) -> dict[str, str]:
    """Of the sources, those that an old index knows as they are: their names, with the ids of their reports."""
    return {
        source.name: known[source.name].report
        for source in sources
        if source.name in known and known[source.name].sha256 == source.sha256
    }


def read_entries(sources: Iterable[Source], settings: Settings, encoder: Encoder) -> dict[str, Entry]:
    """What an index holds of the reports in these files, by the files' names.

    Raises:
        CorpusError: files that cannot be read as reports; the message lists all of them.
    """
    return _of_each(sources, lambda source: read_entry(corpus_report(source.path), settings, encoder))


def read_reports(sources: Iterable[Source]) -> dict[str, Report]:
    """The reports in these files, by the files' names.

    Raises:
        CorpusError: files that cannot be read as reports; the message lists all of them.
    """
    return _of_each(sources, lambda source: corpus_report(source.path))


def _of_each(sources: Iterable[Source], read: Callable[[Source], T]) -> dict[str, T]:
    found, failed = {}, []
    for source in sources:
        try:
            found[source.name] = read(source)
        except ReadError as error:
            failed.append(str(error))
        except CountryError as error:
            failed.append(f"{source.path}: {error}")
    if failed:
        raise CorpusError("; ".join(failed))
    return found


def read_entry(report: Report, settings: Settings, encoder: Encoder) -> Entry:
    """Everything that an index holds of a report, read out of its text. An item of a list of placements is a placement and
    no statement.

    Raises:
        CountryError: a list of placements names a country that is not known.
    """
    from tipqa.figures.reading import read_figures
    from tipqa.reports.placements import read_placements
    from tipqa.reports.sentences import split_sentences

    def fits(text: str) -> bool:
        return encoder.count_tokens([text])[0] <= encoder.max_tokens

    placements = read_placements(report)
    listed = {(it.start, it.end) for it in placements}
    statements = tuple(it for it in split_sentences(report) if (it.start, it.end) not in listed)
    return Entry(
        report=report,
        statements=statements,
        passages=tuple(split_passages(report, settings.passage_chars, fits)),
        figures=read_figures(report, [(it.start, it.end) for it in statements]),
        placements=placements,
    )


@cache
def reader_hash() -> str:
    """SHA-256 over the code that reads reports and cuts them: other code may read other things out of the same file."""
    import tipqa.countries
    import tipqa.figures
    import tipqa.reports

    here = Path(__file__).parent
    rooms = [
        path
        for room in (tipqa.countries, tipqa.reports, tipqa.figures)
        for path in Path(room.__path__[0]).rglob("*")
        if path.suffix in (".py", ".tsv", ".toml")
    ]
    files = [
        *sorted(rooms),
        *(
            here / name
            for name in (
                "embed.py",
                "lexical.py",
                "passages.py",
                "schema.py",
                "projection.py",
                "vectors.py",
                "words.py",
            )
        ),
    ]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
