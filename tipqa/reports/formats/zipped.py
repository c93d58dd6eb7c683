"""Zip files, looked over before anything in them is unpacked."""

from __future__ import annotations

import stat
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from tipqa.errors import LimitError, ReadError

MOST_ENTRIES = 5_000
_MOST_RATIO = 200  # unpacked bytes for one packed; prose reaches about 5, XML about 30
_RATIO_FROM = 1 << 20  # bytes under which the ratio does not matter
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError)


def open_zip(raw: bytes, name: str, most_bytes: int) -> zipfile.ZipFile:
    """The zip file of these bytes, once its list of entries has been found harmless.

    Args:
        raw: its bytes.
        name: how messages call it.
        most_bytes: what all its entries together may unpack to.

    Raises:
        ReadError: it is damaged or encrypted, or an entry's path leaves the folder it would be unpacked to.
        LimitError: it has too many entries, or unpacks to more than `most_bytes`, or to far more than its own size.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
        entries = archive.infolist()
    except (*_DAMAGE, IndexError) as error:
        raise ReadError(f"{name} is damaged: {error}; get the file again") from error
    if len(entries) > MOST_ENTRIES:
        raise LimitError(f"{name} holds {len(entries)} files, more than {MOST_ENTRIES}; give a part of them")
    for entry in entries:
        _check_entry(entry, name)
    if (whole := sum(entry.file_size for entry in entries)) > most_bytes:
        raise LimitError(
            f"{name} unpacks to {whole >> 20} MB, more than the {most_bytes >> 20} MB allowed; "
            "unpack it by hand, or raise max_file_mb in tipqa.toml"
        )
    return archive


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one entry, never more than its listed size.

    Raises:
        ReadError: the entry is damaged.
    """
    import zlib

    try:
        with archive.open(entry) as file:
            raw = file.read(entry.file_size + 1)
    except (*_DAMAGE, zlib.error) as error:
        raise ReadError(f"{name}: {entry.filename} is damaged: {error}; get the file again") from error
    if len(raw) != entry.file_size:
        raise ReadError(f"{name}: {entry.filename} is damaged: it has not the listed size; get the file again")
    return raw


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if (
        path.is_absolute()
        or ".." in path.parts
        or ":" in (path.parts[0] if path.parts else "")
        or "\0" in entry.orig_filename
    ):
        raise ReadError(
            f"{name}: the path {entry.filename!r} leaves the folder; unpack it by hand and look at it first"
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadError(f"{name}: {entry.filename!r} is a link to another file; replace it by the file")
    if entry.flag_bits & 1:
        raise ReadError(f"{name} is encrypted; unpack it with its password and give the folder")
    if entry.file_size > max(_RATIO_FROM, _MOST_RATIO * entry.compress_size):
        raise LimitError(
            f"{name}: {entry.filename!r} unpacks to {entry.file_size >> 20} MB from {entry.compress_size >> 10} KB, "
            "as a zip bomb does; unpack it by hand and look at it first"
        )
