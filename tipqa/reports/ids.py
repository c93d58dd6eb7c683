"""How reports are named: `<year>/<country-slug>`."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['’ʻ`]")


def slug(name: str) -> str:
    """A name as it stands in ids and file names: `Côte d'Ivoire` is `cote-divoire`, `Korea, North` is `korea-north`.

    Empty when the name holds no Latin letter or digit.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("-", plain.lower()).strip("-")


def report_id(year: int, country_slug: str) -> str:
    """The id of a report: `2025/tajikistan`."""
    return f"{year}/{country_slug}"
