"""What a heading says, however it is numbered, lettered or spelt in an edition."""

from __future__ import annotations

import re
from functools import lru_cache

from tipqa.index.words import words as stems
from tipqa.later import later

_NUMBER = later(r"\A\s*(?:(?:section|part|chapter)\s+(?:\d{1,2}|[ivx]{1,4})\s*[.:–—-]|[a-z0-9]{1,2}\.)\s+", re.I)


_ASIDE = later(r"\((?:see|also)\b[^)]*\)", re.I)  # "Discrimination (see section 6)"


_HYPHEN = later(r"(?<=[^\W\d_])[-‑](?=[^\W\d_])")


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> frozenset[str]:
    """What a heading says, the same in every edition: the stems of its words, without number, letter and hyphens.

    `e. Protection of Refugees` and `f. Protection of Refugees`, `Anti-Semitism` and `Antisemitism` have one key.
    """
    return frozenset(stems(bare_heading(heading))) or frozenset(stems(heading))


def bare_heading(heading: str) -> str:
    """The words of a heading without its number or letter, asides and hyphens: `Protection of Refugees`, `Antisemitism`."""
    return _HYPHEN.sub("", _NUMBER.sub("", _ASIDE.sub("", heading))).strip() or heading
