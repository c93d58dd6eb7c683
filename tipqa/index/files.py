"""The open files of one index, so that a reader keeps what it opened also when a new index takes its place."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from threading import RLock
from typing import IO, TypeVar

from tipqa.errors import BrokenIndexError
from tipqa.index.arrays import RowFile, StoredRows
from tipqa.index.atomic_swap import standing
from tipqa.index.catalog import Catalog
from tipqa.index.dense import Dense, Flat
from tipqa.index.lexical import Lexical, read_lexical
from tipqa.index.manifest import CATALOG, DENSE, LEXICAL, NAME, TOKENS, broken, quick_mark, read_manifest

_TRIES = 20
_DAMAGE = (ValueError, IndexError, KeyError, TypeError, EOFError, OSError, sqlite3.DatabaseError)
T = TypeVar("T")


class IndexFiles:
    """The files of an index folder, all opened at once and each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """Open the files of `folder`.

        Raises:
            BrokenIndexError: it holds no index, or one that is damaged or of another format.
        """
        self.folder = folder
        self.stamp = stamp(folder)
        self.manifest = read_manifest(folder)
        self.manifest.check_sizes(folder)
        self._lock = RLock()
        self._parts: dict[str, object] = {}
        with ExitStack() as stack:
            try:
                self._files = {name: stack.enter_context((folder / name).open("rb", 0)) for name in self.manifest.parts}
                catalog = Catalog(folder / CATALOG)
            except (OSError, sqlite3.Error) as error:
                raise broken(folder, f"cannot be opened ({error})") from error
            stack.callback(catalog.close)
            self._catalog = catalog
            self.close: Callable[[], object] = weakref.finalize(self, stack.pop_all().close)

    def part(self, name: str, read: Callable[[IO[bytes]], T]) -> T:
        """What `read` makes of the file `name`; made once.

        Raises:
            BrokenIndexError: the file is not what was written, or `read` cannot make sense of it.
        """

        def checked() -> T:
            with self.reading(name):
                self._check(name)
                return read(self._files[name])

        return self._kept(name, checked)

    def _kept(self, name: str, make: Callable[[], T]) -> T:
        with self._lock:
            if name not in self._parts:
                self._parts[name] = make()
            return self._parts[name]  # type: ignore[return-value]

    def _pieces(self, kind: str, read: Callable[[IO[bytes]], T]) -> list[Callable[[], T]]:
        return [partial(self.part, kind.format(at), read) for at in range(len(self.manifest.pieces))]

    @property
    def catalog(self) -> Catalog:
        """The catalog; its file is checked at the first use."""
        return self.part(CATALOG, lambda _: self._catalog)

    @property
    def dense(self) -> Dense:
        """The vectors of passages; the files of pieces are checked when they are first needed."""
        return self._kept(DENSE, lambda: Dense(self._pieces(DENSE, Flat), [it.passages for it in self.manifest.pieces]))

    @property
    def tokens(self) -> StoredRows:
        """The token vectors of all statements; the files of pieces are checked when they are first needed."""
        counts = [it.tokens for it in self.manifest.pieces]
        return self._kept(TOKENS, lambda: StoredRows(self._pieces(TOKENS, RowFile), counts))

    def lexical(self, header: bool) -> Lexical:
        """The BM25 weights of the passages, with their headers or without."""
        return self.part(LEXICAL, read_lexical)[header]

    @contextmanager
    def reading(self, name: str) -> Iterator[None]:
        """Turn what damaged contents of the file `name`, or of one of its pieces, lead to into a `BrokenIndexError`."""
        try:
            yield
        except _DAMAGE as error:
            raise broken(self.folder / name.replace("{:02}", "*"), f"is damaged ({error})") from error

    def _check(self, name: str) -> None:
        """See that a file is what was written, by its quick mark; `verify` reads all of it."""
        record = self.manifest.files[name]
        if quick_mark(self._files[name], name, record.size) != record.blocks:
            raise ValueError("a block of it is not what the manifest says")


def open_files(path: Path) -> IndexFiles:
    """Open the index at `path`, so that all files belong to one build, also while a new index takes its place.

    Raises:
        BrokenIndexError: it is missing, damaged or of another format.
    """
    try:
        return _open_one_build(path)
    except OSError as error:
        raise BrokenIndexError(
            f"the index at {path} cannot be opened: {error.strerror or error}; check the path and who may read it, or "
            "build one with: tipqa index"
        ) from error


def _open_one_build(path: Path) -> IndexFiles:
    for _ in range(_TRIES):
        try:
            before = stamp(standing(path))
            files = IndexFiles(standing(path))
        except OSError as error:
            why = (
                f"{path} cannot be read: {error.strerror or error}; check its permissions, or name another with --index"
            )
            raise BrokenIndexError(why) from error
        except BrokenIndexError:
            if stamp(standing(path)) == before:
                raise
            continue
        if before == files.stamp == stamp(standing(path)):
            return files
        files.close()
    raise BrokenIndexError(f"{path} is being built again and again; try again when that has ended")


def stamp(folder: Path) -> bytes | None:
    """What tells one build in an index folder from another; None where there is none."""
    try:
        return (folder / NAME).read_bytes()
    except OSError:
        return None
