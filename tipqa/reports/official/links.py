"""The countries' pages that an edition's index page links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from tipqa.countries.lookup import resolve
from tipqa.errors import CountryError, LimitError
from tipqa.reports.ids import slug
from tipqa.reports.official.hosts import is_allowed, on_named

_ENDING = re.compile(r"(/index)?\.html?\Z|/\Z")
_LONGEST = 80  # characters of a country's name
_LONGEST_PAGE = 4_000_000  # bytes; the pages of the site have 0.3 MB
_MOST_LINKS = 20_000
_MOST_BELOW = 2_000  # links below the page


def country_links(page: bytes, url: str, named: str = "") -> dict[str, str]:
    """The address of each country's page, by the country's name: of the links below the page that name a country.

    Args:
        page: the index page.
        url: its address.
        named: the base of another site; official addresses are then taken to be there.

    Raises:
        LimitError: it is longer, or has more links, than an index page of some two hundred countries can.
    """
    if len(page) > _LONGEST_PAGE:
        raise LimitError(f"the index page {url} is larger than {_LONGEST_PAGE / 1e6:g} MB")
    below = urlsplit(folder_of(url)).path
    found: dict[str, str] = {}
    tried: set[tuple[str, str]] = set()
    for number, (link, element) in enumerate(_links(page)):
        address = _address(link, url, named)
        path = urlsplit(address).path
        if number >= _MOST_LINKS or len(tried) >= _MOST_BELOW:
            raise LimitError(f"the index page {url} has more than {_MOST_LINKS} links, or {_MOST_BELOW} below it")
        if not path.startswith(below) or path in (below, urlsplit(url).path) or not is_allowed(address, named):
            continue
        words = _words(element)
        if (words, address) not in tried and (
            country := _country(words) or _country(_last_part(address).replace("-", " "))
        ):
            found.setdefault(country, address)
        tried.add((words, address))
    return found


def _words(element: Any) -> str:
    """The words of a link, or as many of them as can still be the name of a country."""
    words = ""
    for text in element.itertext():
        words = " ".join(f"{words} {text[: _LONGEST + 1]}".split())
        if len(words) > _LONGEST:
            break
    return words


def _links(page: bytes) -> Iterator[tuple[str, Any]]:
    """The links of a page, and the entries of its lists to choose from: each address with its element."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        root = document_fromstring(page, parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return
    for element in root.iter("a", "option"):
        yield element.get("href") or element.get("value") or "", element


def folder_of(url: str) -> str:
    """The address below which the pages of an index page stand: `…/report`, `…/report/` and `…/report/index.html`."""
    last = urlsplit(url).path.rpartition("/")[2]
    return urljoin(url, ".") if not last or "." in last else f"{url.partition('?')[0]}/"


def _address(link: str, url: str, named: str) -> str:
    try:
        whole = urldefrag(urljoin(url, link.strip())).url
    except ValueError:
        return ""
    return on_named(whole.partition("?")[0], named)


def _last_part(address: str) -> str:
    return _ENDING.sub("", urlsplit(address).path).rpartition("/")[2]


def _country(words: str) -> str | None:
    """The name of the country that the words are, in one of its usual forms."""
    if not words or len(words) > _LONGEST:
        return None
    try:
        country = resolve(words)
    except CountryError:
        return None
    given = set(slug(words).split("-"))
    known = any(given.issuperset(slug(name).split("-")) for name in (country.name, *country.aliases) if slug(name))
    return country.name if known else None
