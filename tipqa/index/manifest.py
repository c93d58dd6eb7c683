"""The manifest: what an index was built from, and which files it consists of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field
from pathlib import Path
from types import MappingProxyType
from typing import IO

from tipqa.errors import BrokenIndexError
from tipqa.index.at_once import at_once
from tipqa.index.block_sums import block_mark
from tipqa.index.file_marks import file_mark, is_as_marked
from tipqa.later import later
from tipqa.records import dataclass

FORMAT = 8
NAME = "manifest.json"
CATALOG = "catalog.sqlite"
DENSE = "dense-{:02}.faiss"  # one of each piece
LEXICAL = "lexical.npz"
TOKENS = "tokens-{:02}.npy"
BOUNDS = "token-bounds.npy"
PROJECTION = "projection.npy"
FILES = (CATALOG, LEXICAL, BOUNDS, PROJECTION)
PIECE = later(r"(?:dense|dense-header|tokens)(?:-\d+)?\.(?:faiss|npy)")  # … without a number, as there was one
ENCODER = "encoder"  # a folder
_OF_PIECE = (2 << 20, 64)  # bytes up to which all of it is read for its quick mark, and blocks that are read of more


@dataclass(frozen=True, slots=True)
class FileRecord:
    """The size in bytes of a file of the index, its SHA-256, its quick mark, see `block_mark`, and `file_mark` of it."""

    size: int
    sha256: str
    blocks: str
    mark: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PieceRecord:
    """How many reports, passages and token vectors a piece of the index holds, see `cuts.py`."""

    reports: int
    passages: int
    tokens: int


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A report's file in the corpus: its SHA-256, the id of the report in it, and its `settled_mark`."""

    sha256: str
    report: str
    mark: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of `manifest.json`.

    `settings` is the hash of those that the index depends on, `reader` that of the code that reads and cuts reports;
    where either is another, a build starts anew. `files` has paths within the index, `sources` paths within the corpus.
    `counts` holds the numbers of reports, passages, statements, figures and tokens; `fitted` is on how many statements
    the projection of token vectors was fitted.
    """

    format: int
    built: str  # time, ISO 8601
    settings: str  # Settings.build_hash()
    reader: str
    model: str
    precision: str
    split: dict[str, int]
    counts: dict[str, int]
    fitted: int
    files: dict[str, FileRecord]
    sources: Mapping[str, SourceRecord]
    pieces: Sequence[PieceRecord] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The files that are read for answers, but for the encoder's."""
        return (*FILES, *(name for at in range(len(self.pieces)) for name in piece_files(at)))

    def write(self, folder: Path) -> None:
        """Write it into an index folder."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def check_sizes(self, folder: Path) -> None:
        """Check that each file is there with its size.

        Raises:
            BrokenIndexError: one is missing, or longer or shorter.
        """
        for name, record in self.files.items():
            file = folder / name
            if not file.is_file():
                raise broken(file, "is missing")
            if file.stat().st_size != record.size:
                raise broken(file, f"has {file.stat().st_size:,} bytes instead of {record.size:,}")

    def check_blocks(self, folder: Path, *names: str) -> None:
        """Check the quick marks of files, in a few milliseconds.

        Raises:
            BrokenIndexError: one cannot be read or is not what was written.
        """
        for name in names:
            try:
                with (folder / name).open("rb", 0) as file:
                    same = quick_mark(file, name, self.files[name].size) == self.files[name].blocks
            except (OSError, KeyError) as error:
                raise broken(folder / name, f"cannot be read ({error})") from error
            if not same:
                raise broken(folder / name, "is not what was written (a block differs)")

    def verify(self, folder: Path, names: Sequence[str] | None = None) -> None:
        """Check each file's SHA-256, which reads the whole index, or that of these files.

        Raises:
            BrokenIndexError: a file is missing or was changed.
        """
        self._verify(folder, [*self.files] if names is None else names)

    def verify_touched(self, folder: Path) -> None:
        """As `verify`, but a file that nobody has written to since it was recorded is not read.

        What a disk loses by itself is not seen; reading and `verify` find it.

        Raises:
            BrokenIndexError: a file is missing or was changed.
        """
        files = self.files.items()
        self._verify(folder, [name for name, record in files if not is_as_marked(folder / name, record.mark)])

    def _verify(self, folder: Path, names: Sequence[str]) -> None:
        self.check_sizes(folder)
        for name, found in zip(names, at_once(sha256, [folder / name for name in names]), strict=True):
            if found != self.files[name].sha256:
                raise broken(folder / name, "is not what was written (its SHA-256 differs)")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index folder.

    Raises:
        BrokenIndexError: there is none, or it is damaged or of another format.
    """
    file = folder / NAME
    if not file.exists():
        raise missing(folder)
    try:
        values = json.loads(file.read_bytes())
        if values["format"] != FORMAT:
            raise broken(file, f"is of format {values['format']!r}, and this tipqa reads format {FORMAT}")
        values["files"] = {name: FileRecord(**record) for name, record in values["files"].items()}
        values["sources"] = {name: SourceRecord(**record) for name, record in values["sources"].items()}
        values["pieces"] = [PieceRecord(**record) for record in values["pieces"]]
        manifest = Manifest(**values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise broken(file, "is damaged or no manifest of tipqa") from error
    absent = set(manifest.parts) - set(manifest.files)
    if absent:
        raise broken(file, f"does not list {', '.join(sorted(absent))}")
    return manifest


def piece_files(at: int) -> tuple[str, ...]:
    """The files of the piece of that number."""
    return tuple(name.format(at) for name in (DENSE, TOKENS))


def quick_mark(file: IO[bytes], name: str, size: int) -> str:
    """The `block_mark` of the file `name`; of a piece, of which a question may need several, it reads less."""
    return block_mark(file, size, *(_OF_PIECE if PIECE.fullmatch(name) else ()))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def record_files(folder: Path, known: Mapping[str, FileRecord] = MappingProxyType({})) -> dict[str, FileRecord]:
    """The records of all files in a folder and below, but for the manifest; one that is a link to a `known` file is not read.

    `known` may have the records under other names.
    """
    marks = {record.mark: record for record in known.values() if record.mark}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    names = [path.relative_to(folder).as_posix() for path in files]
    return dict(zip(names, at_once(lambda name: _record(folder / name, marks), names), strict=True))


def _record(path: Path, known: Mapping[str, FileRecord]) -> FileRecord:
    if record := known.get(file_mark(path)):
        return record
    size = path.stat().st_size
    with path.open("rb", 0) as file:
        return FileRecord(size, sha256(path), quick_mark(file, path.name, size), file_mark(path))


def missing(folder: Path) -> BrokenIndexError:
    """The error for an index that is not there."""
    return BrokenIndexError(f"there is no index at {folder}; build it with: tipqa index --index {folder}")


def broken(file: Path, what: str) -> BrokenIndexError:
    """The error for a file of an index; `what` is the predicate."""
    return BrokenIndexError(f"{file} {what}; build the index again with: tipqa index --index {index_folder(file)}")


def index_folder(file: Path) -> Path:
    """The index folder that a file of it lies in."""
    return file.parent.parent if file.parent.name == ENCODER else file.parent
