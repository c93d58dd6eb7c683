"""What stands around a narrative on a web page and is no part of it."""

from __future__ import annotations

import re
from typing import Any

from tipqa.reports.spans import words

_TAGS = words(
    "script style noscript template nav footer aside form button select textarea iframe object embed svg canvas audio "
    "video dialog menu head map figcaption"
)
_ROLES = words("navigation banner contentinfo search dialog alertdialog complementary menu menubar tablist doc-toc")
_NOTES = words("doc-endnotes doc-footnote doc-endnote")
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|share|sharing|social|breadcrumbs?|nav|navbar|navigation|menu|sidebar|related"
    r"|toc|table-of-contents|skip|skip-link|newsletter|subscribe|advert|ads|popup|modal|footer|pagination|pager|comments"
    r"|tags|byline|banner|masthead|footnotes?|endnotes?|reflist|references|print-only|screen-reader-text|sr-only|visually-hidden)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # as `&#1;` puts into a tree
_KEPT = ("html", "body", "main", "article")
_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\s*[\])]?\s*")
_LINE = re.compile(
    r"(?:table\s+of\s+contents|contents|on\s+this\s+page|in\s+this\s+(?:section|report)|related\b.{0,40}|see\s+also"
    r"|more\s+(?:on|from|in|about)\b.{0,60}|share(?:\s+this.{0,20})?|tags?|topics?|print|email|download.{0,20}"
    r"|(?:back\s+to|return\s+to)\s+(?:the\s+)?top|skip\s+to\s+.{0,30}|foot-?notes?|end-?notes?|references|menu|search|home"
    r"|previous|next|last\s+updated.{0,40}|read\s+more.{0,30}|follow\s+us.{0,30}|subscribe.{0,40}|letter\s+to\s+the\s+editor)"
    r"\s*[:»›↑]?\s*",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b|\bprivacy\s+(?:policy|settings|preferences)\b", re.IGNORECASE)
_LONGEST_NOTICE = 600
_SHARE = 0.5  # of the page's text: what holds more is no furniture, whatever its name


def drop_furniture(root: Any) -> None:
    """Take out of an lxml tree what is no narrative: menus, banners, footers, scripts, notes and their marks."""
    whole = max(1, len(root.text_content()))
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
        elif element.tag == "header":
            _keep_headings(element)
        elif element.tag not in _KEPT and _is_furniture(element):
            if element.tag in _TAGS or len(element.text_content()) < _SHARE * whole:
                _drop(element)
        elif _is_mark(element):
            _drop(element)


def is_furniture(line: str) -> bool:
    """Whether a line of a page is furniture by its words: `Related links`, `Share this page`, a word on cookies."""
    return bool(_LINE.fullmatch(line)) or (len(line) <= _LONGEST_NOTICE and _COOKIES.search(line) is not None)


def _is_furniture(element: Any) -> bool:
    attributes = element.attrib
    role = attributes.get("role", "").lower()
    return (
        element.tag in _TAGS
        or role in _ROLES
        or role in _NOTES
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style", "")) is not None
        or any(_NAMED.search(attributes.get(key, "")) for key in ("class", "id"))
    )


def _is_mark(element: Any) -> bool:
    """Whether an element is the mark of a note, as `<sup>3</sup>` or `<a href="#fn3">[3]</a>`."""
    if element.tag == "a" and element.get("href", "").startswith("#"):
        return _MARK.fullmatch(element.text_content()) is not None
    return element.tag == "sup" and _MARK.fullmatch(element.text_content()) is not None


def _keep_headings(header: Any) -> None:
    """Leave the headings of a `<header>`: a page's title often stands in it."""
    for child in list(header):
        titled = isinstance(child.tag, str) and next(child.iter("h1", "h2"), None) is not None
        if not titled:
            _drop(child)
    header.text = None


def _drop(element: Any) -> None:
    """Take an element out of its tree; the text behind it stays. A root, or one already gone, is left alone."""
    if element.getparent() is not None:
        tail, parent, before = _NOT_XML.sub("", element.tail or ""), element.getparent(), element.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
