"""What a web page calls itself, and where it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipqa.reports.clean import clean_text
from tipqa.reports.formats.page_tree import Element, Page

_TITLES = ("og:title", "twitter:title", "title", "dc.title", "citation_title")
_ADDRESSES = ("og:url", "twitter:url")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_SAVED_WITHIN = 4096
# `https://web.archive.org/web/20200603161239/https://www.state.gov/…` is a copy of the address in it.
_ARCHIVED = re.compile(r"https?://(?:web\.)?archive\.org/web/\d{4,14}[a-z_]*/(?=https?://)")


def page_titles(page: Page) -> tuple[str, ...]:
    """What a page calls itself, the most telling first."""
    found = [element.text() for element in _tagged(page, "h1")]
    for meta in _tagged(page, "meta"):
        if (meta.get("property") or meta.get("name")).lower() in _TITLES:
            found.append(meta.get("content"))
    found += [element.text() for element in _tagged(page, "title")]
    return tuple(dict.fromkeys(filter(None, map(clean_text, found))))


def page_address(page: Page, text: str) -> str:
    """Where a page was published: its canonical link, else what its maker or the saving browser says; "" for none.

    Args:
        page: the page.
        text: its source.
    """
    found = [link.get("href") for link in _tagged(page, "link") if link.get("rel").lower() == "canonical"]
    for meta in _tagged(page, "meta"):
        if (meta.get("property") or meta.get("name")).lower() in _ADDRESSES:
            found.append(meta.get("content"))
    if saved := _SAVED_FROM.search(text, 0, _SAVED_WITHIN):
        found.append(saved[1])
    return next((original(clean_text(url)) for url in found if url.startswith(("https://", "http://"))), "")


def original(address: str) -> str:
    """An address, that of an archive's copy as the copied page's."""
    return _ARCHIVED.sub("", address, count=1)


def _tagged(page: Page, tag: str) -> Iterator[Element]:
    for part in (page.head, page.body):
        yield from (element for element in part.walk() if element.tag == tag)
