"""Where corpus, index and the user's own data stand when a call names none.

| what          | first that there is                                                                                |
|---------------|----------------------------------------------------------------------------------------------------|
| corpus, read  | `TIPQA_CORPUS`; `corpus` here; the digests that come with tipqa                                    |
| corpus, added | `TIPQA_CORPUS`; `corpus` here, made where it is missing                                            |
| index         | `TIPQA_INDEX`, a folder or an address; `indexes/default` where it or `corpus` is here; `tipqa/index` in the data folder    |
| wrong answers | `TIPQA_WRONG_ANSWERS`; `tipqa/wrong-answers.jsonl` in the data folder                              |

The data folder is `XDG_DATA_HOME`, else `~/.local/share`.
"""

from __future__ import annotations

import os
from pathlib import Path

_CORPUS, _INDEX = Path("corpus"), Path("indexes/default")
_PACKAGE = Path(__file__).parent
_STORES = ("qdrant:", "qdrant+local:", "qdrant+edge:")

Place = Path | str  # of an index: a folder, or the address of a store


def bundled_corpus() -> Path:
    """The digests that come with tipqa: inside the installed package, or beside it in a checkout."""
    inside = _PACKAGE / "_corpus"
    return inside if inside.is_dir() else _PACKAGE.parent / "corpus"


def quality_page() -> Path:
    """The page of the documentation on how good the answers are; it may be missing."""
    inside = _PACKAGE / "_docs" / "evaluation.md"
    return inside if inside.is_file() else _PACKAGE.parent / "docs" / "evaluation.md"


def default_corpus() -> Path:
    """The corpus that is read where none is named."""
    own = own_corpus()
    return own if _named("TIPQA_CORPUS") or own.is_dir() else bundled_corpus()


def own_corpus() -> Path:
    """The corpus that reports are added to where none is named; it may be missing."""
    return _named("TIPQA_CORPUS") or _CORPUS


def default_index() -> Place:
    """The index where none is named; it may be missing."""
    if named := os.environ.get("TIPQA_INDEX", ""):
        return read_place(named)
    here = _INDEX.exists() or (_CORPUS.is_dir() and not _named("TIPQA_CORPUS"))
    return _INDEX if here else data_folder() / "index"


def read_place(text: str) -> Place:
    """Where an index is: an address (`tipqa/stores/address.py`) stays as it is, anything else is a folder."""
    return text if text.startswith(_STORES) else Path(text).expanduser()


def is_address(place: Place) -> bool:
    """Whether a place is the address of a store and no folder."""
    return isinstance(place, str) and place.startswith(_STORES)


def data_folder() -> Path:
    """Where tipqa keeps what a user has not put elsewhere; it may be missing."""
    base = os.environ.get("XDG_DATA_HOME", "")
    return (Path(base) if base else Path.home() / ".local" / "share") / "tipqa"


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(value).expanduser() if value else None


def wrong_answers_file() -> Path:
    """The file of answers that were reported as wrong, where none is named; it may be missing."""
    return _named("TIPQA_WRONG_ANSWERS") or data_folder() / "wrong-answers.jsonl"
