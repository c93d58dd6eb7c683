"""The user's cache: where exports of encoders are kept, and the checksums of large files that stay as they are."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from tipqa.index.file_marks import file_mark, is_as_marked, settled_mark
from tipqa.index.source_model import file_sha256

_NAME = "checksums.json"


def cache_folder() -> Path:
    """Where exports are kept: `TIPQA_CACHE`, else `tipqa` in the user's cache folder."""
    if named := os.environ.get("TIPQA_CACHE"):
        return Path(named).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tipqa"


def known_sha256(path: Path) -> str:
    """As `file_sha256`; a file that nobody has written to since it was last asked for is not read again.

    Raises:
        OSError: the file cannot be read.
    """
    kept = _kept()
    key = str(path.resolve())
    match kept.get(key):
        case [str(mark), str(sum)] if is_as_marked(path, mark):
            return sum
    mark = file_mark(path) if settled_mark(path) else ""
    sum = file_sha256(path)
    if mark:
        _keep({name: it for name, it in kept.items() if Path(name).exists()} | {key: [mark, sum]})
    return sum


def _kept() -> dict[str, object]:
    try:
        kept = json.loads((cache_folder() / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(sums: dict[str, object]) -> None:
    file = cache_folder() / _NAME
    with suppress(OSError):  # next time it is reckoned again
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(sums, indent=1), encoding="utf-8")
        beside.replace(file)
