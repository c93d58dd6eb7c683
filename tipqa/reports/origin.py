"""Whose words a text holds: the State Department's, another source's, or our own digest of a report."""

from __future__ import annotations

import re
from typing import Final, Protocol
from urllib.parse import urlsplit

from tipqa.later import later
from tipqa.reports.model import ReportKind
from tipqa.reports.official.hosts import HOSTS

DIGEST: Final = "tipqa digest"
DEPARTMENT: Final = "US Department of State"
# The series that the State Department writes; a text of another series is never called its own.
DEPARTMENT_SERIES: Final = frozenset({"tip", "placements", "human-rights", "hrr", "religious-freedom", "irf"})
_SAYS_DEPARTMENT = later(r"\b(?:department\s+of\s+state|state\s+dep(?:artmen)?t)\b|\bstate\.gov\b", re.IGNORECASE)


class Text(Protocol):
    """What is known of a text: of a report, or of what the index holds of it."""

    @property
    def kind(self) -> ReportKind: ...
    @property
    def series(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def source_url(self) -> str: ...


def words_of(text: Text) -> str:
    """Whose words a text holds, as it stands beside every quote of it."""
    return provenance(text.kind, text.series, source_name(text.kind, text.source, text.source_url))


def source_name(kind: ReportKind, source: str, source_url: str) -> str:
    """Who a text is from: "tipqa digest", the source that its front matter names, else whose address it has; "" for unknown.

    Args:
        source: as the front matter names it, such as "CIA World Factbook 2015"; "" where it does not.
        source_url: where it was published; of a digest, the address of the report it digests.
    """
    if kind == "digest":
        return DIGEST
    return source or (DEPARTMENT if on_department_site(source_url) else _host(source_url).removeprefix("www."))


def provenance(kind: ReportKind, series: str, source: str) -> str:
    """What kind of text it is, in the few words that stand beside each citation of it.

    Args:
        source: as `source_name` gives it.
    """
    if kind == "digest":
        return "tipqa digest, not the report’s words"
    if kind == "official" and series in DEPARTMENT_SERIES:
        if _SAYS_DEPARTMENT.search(source):
            return "official text of the State Department"
        return f"marked official, from {source}" if source else "marked official, source not given"
    return f"text from {source}" if source else "source not given"


def address_name(kind: ReportKind, source_url: str) -> str:
    """What a text's address is to it, such as "the report it digests"."""
    if kind == "digest":
        return "the report it digests"
    return "official page" if kind == "official" and on_department_site(source_url) else "source"


def quoted(words: str, kind: ReportKind) -> str:
    """Words of a text in quotation marks; a digest's are no quotation and stay without."""
    return words if kind == "digest" else f"“{words}”"


def on_department_site(address: str) -> bool:
    """Whether an address is on a site of the State Department."""
    return _host(address) in (*HOSTS, "state.gov")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
