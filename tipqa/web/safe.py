"""Making text safe to put into a page: everything from reports and users passes through here."""

from __future__ import annotations

from html import escape as _escape
from urllib.parse import urlsplit

_LABELS = {"profile": "Trafficking profile", "title": "Title"}


def escape(text: object) -> str:
    """`text` with the characters that HTML reads, in text and in attributes, written as entities."""
    return _escape(str(text), quote=True)


def attributes(**values: object) -> str:
    """HTML attributes, escaped, each after a space; `_` in a name is "-", True a bare name, None and False nothing."""
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        written = name.rstrip("_").replace("_", "-")
        parts.append(f" {written}" if value is True else f' {written}="{escape(value)}"')
    return "".join(parts)


def web_address(url: str) -> str | None:
    """`url` where a link may lead there: an absolute http or https address; else None."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else None


def section_label(section: str) -> str:
    """The name of a section for people, of a kind ("profile") or a heading of its own ("PROSECUTION")."""
    if section in _LABELS:
        return _LABELS[section]
    return section.capitalize() if section.islower() or section.isupper() else section
