"""The files that a path stands for: itself, those of a folder, or those of a zip archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from tipqa.errors import LimitError, ReadError
from tipqa.records import dataclass
from tipqa.reports.formats.kinds import KINDS
from tipqa.reports.formats.zipped import open_zip, read_entry

_UNPACKED = 10  # times the size limit: what an archive may unpack to
_SAVED_PARTS = "_files"  # the end of the folder's name that a browser puts a saved page's parts in


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read. `name` is how messages call it; `load` gives its bytes or raises a `ReadError`."""

    name: str
    load: Callable[[], bytes]


def sources(path: Path, most_mb: int) -> Iterator[Source]:
    """The files that `path` stands for, in order; of folders and archives, those of a kind that is read.

    What is wrong with a single file is raised by its `load`, so that the others can still be read.

    Args:
        path: a file, a folder, or a zip archive; a folder may hold archives, an archive may not.
        most_mb: the largest file that is read, in MB; an archive may unpack to ten times that.
    """
    try:
        is_folder = path.is_dir()
    except OSError:  # reading it says why
        is_folder = False
    if is_folder:
        yield from _folder_sources(path, most_mb)
    elif path.suffix.lower() == ".zip":
        yield from _archive_sources(path, most_mb)
    else:
        yield Source(str(path), lambda: read_bytes(path, most_mb))


def read_bytes(path: Path, most_mb: int) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: it is missing, no file, or not to be read.
        LimitError: it is larger than `most_mb` MB.
    """
    try:
        if not path.is_file():
            raise ReadError(
                f"{path} does not exist; check the path"
                if not path.exists()
                else f"{path} is no file; give a file or a folder"
            )
        _check_size(path.stat().st_size, str(path), most_mb)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{path} cannot be read: {reason}; check the path and its permissions") from error


def _check_size(size: int, name: str, most_mb: int) -> None:
    if size > most_mb << 20:
        raise LimitError(
            f"{name} has {size / (1 << 20):.1f} MB, more than the {most_mb} MB allowed; raise max_file_mb in tipqa.toml"
        )


def _folder_sources(folder: Path, most_mb: int) -> Iterator[Source]:
    home = folder.resolve()
    closed: list[OSError] = []
    paths = sorted(_walk(folder, closed))
    for path in paths:
        if not path.resolve().is_relative_to(home):
            yield _refused(str(path), ReadError(f"{path} is a link that leaves the folder; give the file itself"))
        else:
            yield from sources(path, most_mb)
    for error in closed:
        why = f"{error.filename} cannot be read: {error.strerror}; check its permissions, or give the files themselves"
        yield _refused(str(error.filename), ReadError(why))
    if not paths and not closed:
        yield _refused(str(folder), ReadError(f"{folder} holds no file that is read; known are {', '.join(KINDS)}"))


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """The wanted files below a folder, and the links to folders that lead out of it; those within are read there.

    A folder that cannot be read goes into `closed`.
    """
    home = folder.resolve()
    for at, folders, files in os.walk(folder, onerror=closed.append):
        here = Path(at)
        folders[:] = [name for name in folders if not _is_hidden(Path(name))]
        links = [here / name for name in folders if (here / name).is_symlink()]
        yield from (link for link in links if not link.resolve().is_relative_to(home))
        yield from (here / name for name in files if _is_wanted(Path(name)))


def _is_wanted(inside: Path) -> bool:
    """Whether a file of a folder or archive is one to read: of a known kind, not hidden, not a saved page's part."""
    return inside.suffix.lower() in KINDS and not _is_hidden(inside) and inside.name.lower() != "readme.md"


def _is_hidden(inside: Path) -> bool:
    return any(part.startswith((".", "__MACOSX")) or part.endswith(_SAVED_PARTS) for part in inside.parts)


def _archive_sources(path: Path, most_mb: int) -> Iterator[Source]:
    try:
        archive = open_zip(read_bytes(path, most_mb), str(path), _UNPACKED * most_mb << 20)
    except ReadError as error:
        yield _refused(str(path), error)
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and _is_wanted(Path(entry.filename))]
        for entry in sorted(entries, key=lambda entry: entry.filename):
            yield _entry_source(archive, entry, path, most_mb)
        if not entries:
            yield _refused(str(path), ReadError(f"{path} holds no file that is read; known are {', '.join(KINDS)}"))


def _entry_source(archive: ZipFile, entry: ZipInfo, path: Path, most_mb: int) -> Source:
    name = f"{path}/{entry.filename}"

    def load() -> bytes:
        if entry.filename.lower().endswith(".zip"):
            raise ReadError(f"{name} is an archive within an archive; unpack {path} and give the folder")
        _check_size(entry.file_size, name, most_mb)
        return read_entry(archive, entry, str(path))

    return Source(name, load)


def _refused(name: str, error: ReadError) -> Source:
    def load() -> bytes:
        raise error

    return Source(name, load)
