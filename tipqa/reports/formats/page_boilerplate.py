"""What stands around a report on a web page and is no part of it: the words and names that tell, each with an example."""

from __future__ import annotations

import re
from itertools import pairwise

from tipqa.reports.formats.flow import HEADINGS
from tipqa.reports.formats.page_tree import Element
from tipqa.reports.spans import words

# By their tags: what each of them is, as `tipqa add` names it.
TAGS = {
    **dict.fromkeys(("nav", "menu"), "menus and links"),
    **dict.fromkeys(("form", "button", "select", "textarea", "input", "label", "dialog"), "forms"),
    **dict.fromkeys(("aside", "figcaption", "footer"), "asides and captions"),
}
ROLES = {
    **dict.fromkeys(("navigation", "menu", "menubar", "tablist", "doc-toc", "search", "toolbar"), "menus and links"),
    **dict.fromkeys(("dialog", "alertdialog"), "forms"),
    **dict.fromkeys(("banner", "contentinfo", "complementary"), "asides and captions"),
    **dict.fromkeys(("doc-endnotes", "doc-footnote", "doc-endnote"), "notes"),
}
# By a word of their class or id, whatever they hold: `cookie-consent`, `social_links`, `report__tags`.
_SURE = {
    "menus and links": words(
        "share sharing social addthis breadcrumb breadcrumbs navbar navigation skip pagination pager tags pills skiplink "
        "backtotop report-builder reportbuilder"
    ),
    "asides and captions": words(
        "cookie cookies consent gdpr cmplz cookiebanner newsletter subscribe advert ads sidebar related recommended promo "
        "promos promoted teaser teasers comments byline print-only sr-only screen-reader-text visually-hidden trending"
    ),
    "notes": words("footnote footnotes endnote endnotes reflist"),
}
# By a word of their class or id, where they hold lines but hardly any prose: `report-toc`, `modal-header`. A single line is
# not told by its name: `<p class="report-toc-section">Section 1.</p>` is half a heading.
_LIKELY = words(
    "nav menu toc table-of-contents contents mininav banner masthead footer modal popup meta references filters filter "
    "search toolbar social-media eyebrow publish-date read-more"
)
_LINES = words("p li dd dt td th blockquote caption summary")
_HAVING = ("has-", "no-", "with-", "without-")
_PARTS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POSTS = (
    r"articles?|posts?|contents?|links?|stories|pages?|documents?|resources?|reports?|news|items?|topics?|tags?|information"
    r"|updates?|releases?|remarks|publications?"
)
_LINE = re.compile(
    rf"(?:table\s+of\s+contents|contents|(?:on|in)\s+this\s+(?:page|section|report)\s*/?|view\s+report\s+by|related(?:\s+(?:{_POSTS}))?|see\s+also"
    rf"|more\s+(?:on|from|in|about)\b[^.]{{0,60}}|share(?:\s+this.{{0,20}})?|tags?|topics?|print|email|download(?:\s+\S+){{0,3}}"
    r"|(?:available\s+)?translations?|(?:other|available)\s+languages|report\s+overview|build\s+(?:a\s+|your\s+)?custom\s+report"
    r"|(?:back\s+to|return\s+to)\s+(?:the\s+)?top|skip\s+to\s+.{0,30}|foot-?notes?|end-?notes?|references|menu|search(?:\s*[<>]+)*|home"
    r"|previous|next|close|hide|last\s+updated.{0,40}|read\s+more.{0,30}|follow\s+us.{0,30}|subscribe.{0,40}"
    r"|letter\s+to\s+the\s+editor|u\.s\.\s+department\s+of\s+state|[<>»«|/\s]+)"
    r"\s*[:»›↑]?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:(?:related|recent|latest|featured|promoted|recommended|popular|trending|other)\s+(?:\w+\s+)?(?:{_POSTS})|related"
    r"|(?:more\s+(?:on|from|in|about)|you\s+(?:may|might)|what\s+to\s+read|keep\s+reading|stay\s+(?:informed|connected)"
    r"|about\s+(?:this\s+site|the\s+author)|leave\s+a\s+(?:reply|comment))\b.{0,80}|in\s+the\s+news|comments)\s*:?",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:(?:end|foot)[\s-]?)?notes?|references|citations|bibliography|works\s+cited", re.IGNORECASE)
_COOKIES = re.compile(r"\bcookies?\b|\bprivacy\s+(?:policy|settings|preferences)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:we|our|you|your|this\s+(?:web\s?)?site|this\s+page)\b", re.IGNORECASE)
_LONGEST_NOTICE = 600
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether a line is furniture by its words: `Download Report`, `Share this page`, a word on cookies."""
    if len(line) > _LONGEST_NOTICE:
        return False
    return bool(_LINE.fullmatch(line) or (_COOKIES.search(line) and _READER.search(line)))


def opens_notes(heading: str) -> bool:
    """Whether a heading may open the notes behind a report: `Endnotes`, `References`."""
    return _NOTES.fullmatch(heading) is not None


def opens_tail(heading: str) -> bool:
    """Whether a heading may open what a site puts after a report: `Related articles`, `More from the Bureau`."""
    return _TAIL.fullmatch(heading) is not None


def is_hidden(element: Element) -> bool:
    """Whether a page shows an element only when asked, or never."""
    return (
        "hidden" in element.attributes
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style")) is not None
    )


def furniture_kind(element: Element) -> tuple[str, bool]:
    """What kind of furniture an element is by its tag, role, class and id, and whether that is sure; "" for none.

    A heading never is: sites name headings after the menu that links them.
    """
    if element.tag in HEADINGS or element.tag in ("html", "body", "main", "article"):
        return "", False
    if kind := TAGS.get(element.tag) or ROLES.get(element.get("role").lower(), ""):
        return kind, True
    named = _names(f"{element.get('class')} {element.get('id')}".lower())
    for kind, names in _SURE.items():
        if named & names:
            return kind, True
    likely = element.tag not in _LINES and named & _LIKELY
    return ("menus and links", False) if likely else ("", False)


def _names(value: str) -> set[str]:
    """The words of a class or id, and those that hyphens join: `report-toc__link` gives report-toc, report, toc, link.

    What an element is said to have or to lack, as `has-sidebar`, is not what it is.
    """
    found = set()
    for name in filter(lambda name: not name.startswith(_HAVING), _PARTS.findall(value)):
        parts = name.split("-")
        found |= {name, *parts, *("-".join(pair) for pair in pairwise(parts))}
    return found
