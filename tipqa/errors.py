"""Every error tipqa raises on purpose.

    TipqaError                  exit code 1: something tipqa cannot do, and what to run next
    ├── UsageError              exit code 2: the call's own words are wrong (an empty question, an impossible year)
    ├── SettingsError           exit code 2: a setting that does not exist or has a wrong value
    ├── ReadError               a file that cannot be read as a report
    │   └── LimitError          … because it is larger than a setting allows
    ├── CorpusError             a corpus folder that is missing, or two reports with one id
    ├── CountryError            a country name that is not known; carries suggestions
    ├── BrokenIndexError        an index that is missing, damaged or of another format
    │   └── GoneError           … because it was replaced and cleared away since it was opened
    ├── StoreError              a store on other machines that cannot be reached or does not fit
    ├── ModelError              an embedding model that is missing or not the one it claims to be
    └── NotFoundError           a report, country or edition that the index does not hold

Each message says what is wrong, with which file or value, and the next command to run. Callers catch at the level they
need; the command line prints the message on one line and exits with `exit_code`. `to_dict` gives the same to programs.
"""

from __future__ import annotations

from typing import Any


class TipqaError(Exception):
    """The root of the tree: whatever tipqa raises on purpose.

    `code` names the kind of error to programs, `hint` says what helps against any of that kind.
    """

    exit_code = 1
    code = "failed"
    hint = "`tipqa doctor` looks at the installation, the corpus and the index"

    def to_dict(self) -> dict[str, Any]:
        """The error for programs: `code`, `message`, `hint`, and `suggestions`, the nearest names of a wrong one."""
        return {"code": self.code, "message": str(self), "hint": self.hint, "suggestions": []}


class UsageError(TipqaError):
    """The call itself is wrong: an empty question, a year that cannot be."""

    exit_code = 2
    code = "usage"
    hint = "change what is asked or one of its values; the message says which"


class SettingsError(TipqaError):
    """A setting that does not exist, or whose value has the wrong type or range."""

    exit_code = 2
    code = "settings"
    hint = "mend the setting that the message names"


class ReadError(TipqaError):
    """A file that cannot be read as a report."""

    code = "unreadable"
    hint = "give the text in another form, such as the page as HTML or plain text"


class LimitError(ReadError):
    """A file, or what an archive unpacks to, that is larger than a setting allows."""

    code = "too_large"
    hint = "give a smaller file, or raise the limit that the message names"


class CorpusError(TipqaError):
    """A corpus folder that is missing or holds two reports with one id."""

    code = "corpus"
    hint = "`tipqa corpus` looks through the corpus"


class CountryError(TipqaError):
    """A country name that is not known.

    `suggestions` holds the nearest known names, best first; it may be empty.
    """

    code = "unknown_country"
    hint = "use one of the suggestions, or the English name of the country"

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions

    def to_dict(self) -> dict[str, Any]:
        """As of any error, with its suggestions."""
        return super().to_dict() | {"suggestions": list(self.suggestions)}


class BrokenIndexError(TipqaError):
    """An index that is missing, damaged or of another format."""

    code = "index"
    hint = "`tipqa index` builds the index anew"


class GoneError(BrokenIndexError):
    """An index that was replaced and cleared away since it was opened."""

    code = "replaced"
    hint = "open the index again"


class StoreError(TipqaError):
    """A store that cannot be reached, takes too long, is used by another process or is of a version that does not fit."""

    code = "store"
    hint = "`tipqa doctor` says whether the store answers"


class ModelError(TipqaError):
    """An embedding model that is missing, or is not the one it claims to be."""

    code = "model"
    hint = "`tipqa doctor` says how the model is installed"


class NotFoundError(TipqaError):
    """A report, a country or an edition that the index does not hold."""

    code = "not_held"
    hint = "`tipqa corpus`, or /api/v1/reports of a server, lists what is held"
