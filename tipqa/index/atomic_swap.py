"""Putting a new index in the place of the old one in one step, and clearing up after a build that was killed.

A new index is written beside the old one, as `.<name>.building-<process>`. On Linux the two folders are then exchanged
by one system call. Where that call is missing, the old folder is moved to `.<name>.old` and the new one moved in; a
reader that comes between the two finds the old one by that name. Where `<name>` is a link, all this happens where it
leads, and the link stays.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from tipqa.errors import BrokenIndexError, TipqaError
from tipqa.index.manifest import ENCODER, FILES, NAME, PIECE

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


@contextmanager
def building(target: Path) -> Iterator[Path]:
    """A new folder beside `target` to build in; it takes the place of `target` when the block ends without an error.

    Raises:
        BrokenIndexError: `target` is a folder of something else.
        TipqaError: another build of `target` is running.
    """
    target = followed(target)
    check_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        sweep(target)
        folder = target.parent / f".{target.name}.building-{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
            put_in_place(folder, target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def tidy(target: Path) -> None:
    """Clear up what killed builds of `target` left, unless a build is running."""
    target = followed(target)
    if leftovers(target):
        with suppress(TipqaError, OSError), _locked(target):
            sweep(target)


def followed(target: Path) -> Path:
    """Where `target` leads, links followed.

    Raises:
        BrokenIndexError: its links lead in a circle.
    """
    if not target.is_symlink():
        return target
    try:
        target.stat()
    except FileNotFoundError:
        pass  # what it leads to is not there yet
    except OSError as error:
        raise BrokenIndexError(
            f"{target} is a link that cannot be followed ({error.strerror}); name another folder with --index"
        ) from error
    return Path(os.path.realpath(target))


def standing(target: Path) -> Path:
    """The folder in which the index `target` stands: itself, or where a switch was cut short, its old one."""
    target = followed(target)
    old = _old(target)
    return old if not (target / NAME).exists() and (old / NAME).exists() else target


def leftovers(target: Path) -> list[Path]:
    """The folders that builds of `target` which were killed left beside it, or one that runs now works in."""
    target = followed(target)
    old = _old(target)
    return [*([old] if old.exists() else ()), *sorted(target.parent.glob(f".{escape(target.name)}.building-*"))]


def check_replaceable(target: Path) -> None:
    """Refuse to build over something that is not an index.

    Raises:
        BrokenIndexError: `target` is a file, or a folder with other things in it.
    """
    if target.exists() and not target.is_dir():
        raise BrokenIndexError(f"{target} is a file, not a folder for an index; name another with --index")
    names = {path.name for path in target.iterdir()} if target.exists() else set()
    own = {NAME, ENCODER, *FILES, *filter(PIECE.fullmatch, names)}
    strange = sorted(name for name in names - own if not name.startswith("."))
    if strange:
        raise BrokenIndexError(
            f"{target} is no index (it holds {strange[0]}); name an empty or a new folder with --index"
        )


def sweep(target: Path) -> None:
    """Clear up what killed builds of `target` left. The caller holds the lock.

    Where `target` itself holds no whole index and a leftover does, that one is put in its place before anything goes.
    """
    left = leftovers(target)
    if left and not is_whole(target):
        whole = next(filter(is_whole, left), None)
        if whole is not None:
            _remove(target)
            whole.rename(target)
            _flush_folder(target.parent)
            left.remove(whole)
    for leftover in left:
        _remove(leftover)


def is_whole(folder: Path) -> bool:
    """Whether a folder holds an index with all its files in their sizes, of this format or another.

    The manifest is written last, so a build that was killed before its end is none.
    """
    try:
        files = json.loads((folder / NAME).read_bytes())["files"]
        return all((folder / name).stat().st_size == record["size"] for name, record in files.items())
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        return False


def put_in_place(folder: Path, target: Path) -> None:
    """Let `folder`, complete, take the place of `target`; the old index is left at `folder` or nowhere."""
    _flush(folder)
    if not target.exists():
        folder.rename(target)
    elif not exchange(folder, target):
        target.rename(_old(target))
        _replace_moved(folder, target)
    _flush_folder(target.parent)


def _replace_moved(folder: Path, target: Path) -> None:
    """Put `folder` where `target` was, which has been moved to its old name; where that fails, move it back."""
    try:
        folder.rename(target)
    except OSError:
        _old(target).rename(target)
        raise
    _flush_folder(target.parent)
    _remove(_old(target))


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(target.parent / f".{target.name}.lock", timeout=0):
            yield
    except Timeout:
        raise TipqaError(f"another build of {target} is running; wait until it has ended") from None


def _remove(path: Path) -> None:
    """Remove a folder and all in it; of a link the link alone."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _old(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def _flush(folder: Path) -> None:
    """Have the system write a folder's contents to the disk, so that a power cut finds them whole."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            _flush_folder(path)
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
