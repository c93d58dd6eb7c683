"""Building an index, or bringing it up to date."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tipqa.errors import BrokenIndexError, TipqaError
from tipqa.index.atomic_swap import building, tidy
from tipqa.index.embed import NOTHING, Progress, distinct_prose, embed
from tipqa.index.encoder import Encoder
from tipqa.index.export import FACTS_FILE, export_encoder
from tipqa.index.index import Index
from tipqa.index.links import can_link
from tipqa.index.manifest import (
    CATALOG,
    ENCODER,
    FILES,
    FORMAT,
    PROJECTION,
    FileRecord,
    Manifest,
    PieceRecord,
    SourceRecord,
    record_files,
    sha256,
)
from tipqa.index.parts import write_parts
from tipqa.index.pieces import known_texts, pieces_of, pieces_read, repeated_in
from tipqa.index.schema import Entry
from tipqa.index.sources import Source, find_sources, read_entries, reader_hash, unchanged
from tipqa.records import dataclass
from tipqa.reports.corpus import Named, check_unique
from tipqa.settings import Settings, load_settings

ENOUGH = 2000  # statements that show what token vectors look like


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    `reports` is how many the index holds now: `embedded` new or changed ones and `reused` ones; `removed` of the old
    index are gone. `seconds` is the time it took. `problems` are plain sentences on what was odd about the reports.
    """

    reports: int
    embedded: int
    reused: int
    removed: int
    seconds: float
    problems: tuple[str, ...]


def build_index(
    corpus: Path, index: Path, settings: Settings | None = None, progress: Progress | None = None
) -> BuildResult:
    """Build the index of a corpus folder at `index`, or bring it up to date.

    Only reports whose files are new or changed are read and embedded. The new index takes the place of the old one in
    one step, when it is complete; until then, and after any error, the old one stays as it is.

    Raises:
        CorpusError: the folder is missing or empty, or files in it cannot be read as reports; the message lists them.
        ModelError: the embedding model is missing or not the one it claims to be.
        BrokenIndexError: `index` is a folder of something else.
        TipqaError: another build is running, or the disk cannot be written.
    """
    started = time.monotonic()
    settings = settings or load_settings()
    old = _usable(index, settings)
    before = old.manifest.sources if old else {}
    sources = find_sources(corpus, before)
    known = unchanged(sources, before)
    if not old or not len(known) == len(sources) == len(before):
        try:
            with building(index) as folder:
                old = old and _usable(index, settings, FILES)  # which are copied from, and so read in full
                before = old.manifest.sources if old else {}
                known = _build(folder, sources, unchanged(sources, before), old, settings, progress)
        except (OSError, sqlite3.Error) as error:
            raise TipqaError(f"the index cannot be written to {index}: {error}; what was there is untouched") from error
    else:
        tidy(index)
    return BuildResult(
        reports=len(sources),
        embedded=len(sources) - len(known),
        reused=len(known),
        removed=len(before.keys() - {source.name for source in sources}),
        seconds=time.monotonic() - started,
        problems=Index.open(index, settings).warnings(),
    )


def _usable(index: Path, settings: Settings, read: Sequence[str] = ()) -> Index | None:
    """The index that stands there, if it is whole and would be built with the same code and settings today.

    Args:
        read: files of it that are read in full, whether or not somebody has written to them.
    """
    try:
        old = Index.open(index, settings)
        old.verify_touched()
        old.verify(read)
    except BrokenIndexError:
        return None
    same = old.manifest.settings == settings.build_hash() and old.manifest.reader == reader_hash()
    return old if same else None


def _build(
    folder: Path,
    sources: Sequence[Source],
    known: dict[str, str],
    old: Index | None,
    settings: Settings,
    progress: Progress | None,
) -> dict[str, str]:
    """Write the index of `sources` into `folder`; gives which of them came from the old index."""
    export_encoder(settings, folder / ENCODER)
    encoder = Encoder.open(folder / ENCODER, settings.precision)
    if old and not _same_encoder(old, folder):
        old, known = None, {}
    fresh = read_entries([source for source in sources if source.name not in known], settings, encoder)
    _check_unique(sources, fresh, known, old)
    if old and old.manifest.fitted < ENOUGH:
        entries = fresh | {name: old.entry(id) for name, id in known.items()}
        if _outgrown(old.manifest.fitted, entries):
            old, known, fresh = None, {}, entries
    ids = known | {name: entry.report.id for name, entry in fresh.items()}
    entries = {entry.report.id: entry for entry in fresh.values()}
    pieces = pieces_of(sorted(ids.values()), entries, old)
    repeated = repeated_in(old, fresh.values()) if old else []
    if old and not _reads_whole(old, pieces_read(old, pieces, repeated, linked=can_link(old.folder / CATALOG, folder))):
        return _build(folder, sources, {}, None, settings, progress)
    made = embed(
        [*fresh.values()],
        encoder,
        old.projection if old else None,
        progress,
        known_texts(old, repeated) if old else NOTHING,
    )
    vectors = dict(zip(entries, made.vectors, strict=True))
    counts, records = write_parts(folder, pieces, vectors, old)
    made.projection.save(folder / PROJECTION)
    fitted = old.manifest.fitted if old else made.fitted
    files = record_files(folder, old.manifest.files if old else {})
    _manifest(sources, ids, settings, encoder, counts, fitted, files, records).write(folder)
    return known


def _reads_whole(old: Index, names: Sequence[str]) -> bool:
    """Whether these files of an old index are what was written. What is linked, and not copied from, keeps its checksum."""
    try:
        old.verify(names)
    except BrokenIndexError:
        return False
    return True


def _check_unique(
    sources: Sequence[Source], fresh: Mapping[str, Entry], known: Mapping[str, str], old: Index | None
) -> None:
    reports: dict[str, Named] = {name: entry.report for name, entry in fresh.items()}
    if old:
        held = {info.id: info for info in old.reports()}
        reports |= {name: held[id] for name, id in known.items()}
    check_unique((source.path, reports[source.name]) for source in sources)


def _same_encoder(old: Index, folder: Path) -> bool:
    name = f"{ENCODER}/{FACTS_FILE}"  # it lists the checksums of the encoder's files
    record = old.manifest.files.get(name)
    return record is not None and record.sha256 == sha256(folder / name)


def _outgrown(fitted: int, entries: Mapping[str, Entry]) -> bool:
    """Whether the projection of token vectors was fitted on too few statements to stand for these, each counted once."""
    return fitted < ENOUGH and len(distinct_prose(entries.values())) > 2 * fitted


def _manifest(
    sources: Sequence[Source],
    ids: Mapping[str, str],
    settings: Settings,
    encoder: Encoder,
    counts: dict[str, int],
    fitted: int,
    files: dict[str, FileRecord],
    pieces: Sequence[PieceRecord],
) -> Manifest:
    return Manifest(
        format=FORMAT,
        built=datetime.now(UTC).isoformat(),
        settings=settings.build_hash(),
        reader=reader_hash(),
        model=encoder.model,
        precision=encoder.precision,
        split={"passage_chars": settings.passage_chars, "max_tokens": encoder.max_tokens},
        counts=counts,
        fitted=fitted,
        files=files,
        pieces=pieces,
        sources={source.name: SourceRecord(source.sha256, ids[source.name], source.mark) for source in sources},
    )
