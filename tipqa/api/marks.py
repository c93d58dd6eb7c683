"""What tells one state of the index, the settings and the program from another: the mark that is in every ETag."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import tipqa
from tipqa.index.store import Store


def mark(index: Store) -> str:
    """16 hexadecimal digits; the same wherever the same program answers from the same index with the same settings."""
    files = sorted((name, record.sha256) for name, record in index.manifest.files.items())
    told = repr((_program(), index.manifest.built, files, index.settings))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def etag(index: Store) -> str:
    """The entity tag of whatever the index answers."""
    return f'"{mark(index)}"'


def met(etag: str, if_none_match: str) -> bool:
    """Whether an `If-None-Match` header names the tag; weak marks count, as RFC 9110 wants for GET."""
    given = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return etag in given or given == ["*"]


@cache
def _program() -> str:
    """SHA-256 over the code, tables and version of the package."""
    found = sorted(Path(tipqa.__file__).parent.rglob("*"))
    code = b"".join(path.read_bytes() for path in found if path.suffix in (".py", ".tsv", ".toml"))
    return hashlib.sha256(code + tipqa.__version__.encode()).hexdigest()
