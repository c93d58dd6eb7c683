"""Every error tipqa raises on purpose.

    TipqaError                  exit code 1: something tipqa cannot do, and what to run next
    ├── UsageError              exit code 2: the call's own words are wrong (an empty question, an impossible year)
    ├── SettingsError           exit code 2: a setting that does not exist or has a wrong value
    ├── ReadError               a file that cannot be read as a report
    │   └── LimitError          … because it is larger than a setting allows
    ├── CorpusError             a corpus folder that is missing, or two reports with one id
    ├── CountryError            a country name that is not known; carries suggestions
    ├── BrokenIndexError        an index that is missing, damaged or of another format
    ├── ModelError              an embedding model that is missing or not the one it claims to be
    └── NotFoundError           a report, country or edition that the index does not hold

Each message says what is wrong, with which file or value, and the next command to run. Callers catch at the level they
need; the command line prints the message on one line and exits with `exit_code`.
"""

from __future__ import annotations


class TipqaError(Exception):
    """The root of the tree: whatever tipqa raises on purpose."""

    exit_code = 1


class UsageError(TipqaError):
    """The call itself is wrong: an empty question, a year that cannot be."""

    exit_code = 2


class SettingsError(TipqaError):
    """A setting that does not exist, or whose value has the wrong type or range."""

    exit_code = 2


class ReadError(TipqaError):
    """A file that cannot be read as a report."""


class LimitError(ReadError):
    """A file, or what an archive unpacks to, that is larger than a setting allows."""


class CorpusError(TipqaError):
    """A corpus folder that is missing or holds two reports with one id."""


class CountryError(TipqaError):
    """A country name that is not known.

    `suggestions` holds the nearest known names, best first; it may be empty.
    """

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class BrokenIndexError(TipqaError):
    """An index that is missing, damaged or of another format."""


class ModelError(TipqaError):
    """An embedding model that is missing, or is not the one it claims to be."""


class NotFoundError(TipqaError):
    """A report, a country or an edition that the index does not hold."""
