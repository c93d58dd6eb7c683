"""Panels that a web page opens when asked: their labels as headings, and their text as text like any other."""

from __future__ import annotations

import re

from tipqa.reports.formats.flow import HEADINGS
from tipqa.reports.formats.page_boilerplate import is_hidden
from tipqa.reports.formats.page_tree import Element
from tipqa.reports.headings import LONGEST, heading_kind

_NAME = re.compile(r"accordion|collaps|panel|tab-?(?:content|pane)|expand|toggle|disclosure|faq", re.IGNORECASE)
_LABELS = ("button", "a", "summary", "label", "div", "span", "li")
_FEWEST_WORDS = 30  # of a hidden element, from which on it is a panel whatever its name


def name_panels(body: Element) -> None:
    """Put the label of each panel in front of its text as a heading, where it has none of its own."""
    elements = list(body.walk())
    by_id = {element.get("id"): element for element in elements if element.get("id")}
    for element in elements:
        _name_next(element)
        panel, label = by_id.get(element.get("aria-controls").removeprefix("#")), element
        if panel is None and (named := element.get("aria-labelledby")):
            panel, label = element, by_id.get(named, element)
        if panel is None or panel is label or label.tag not in _LABELS or not _has_prose(panel):
            continue
        _open(panel)
        _label(panel, label)


def _name_next(button: Element) -> None:
    """Make a heading of a button or label whose panel follows it without more ado."""
    if button.tag not in ("button", "label") or button.parent is None:
        return
    beside = [child for child in button.parent.children if isinstance(child, Element)]
    at = next(number for number, child in enumerate(beside) if child is button)
    panel = beside[at + 1] if at + 1 < len(beside) else None
    text = " ".join(button.text().split())
    if panel is None or not text or len(text) > LONGEST or not _has_prose(panel):
        return
    if heading_kind(text) is not None or is_hidden(panel) or _is_named(panel):
        button.tag = "h3"
        _open(panel)


def _open(panel: Element) -> None:
    for name in ("hidden", "aria-hidden", "style"):
        panel.attributes.pop(name, None)


def _label(panel: Element, label: Element) -> None:
    text = " ".join(label.text().split())
    around = (label, *label.ancestors())
    titled = any(e.tag in HEADINGS for e in around) or any(e.tag in HEADINGS for e in label.walk())
    if not text or len(text) > LONGEST or titled or panel in around:
        return
    first = next((e for e in panel.walk() if e.tag in HEADINGS), None)
    if first is None or " ".join(first.text().split()) != text:
        panel.children.insert(0, Element("h3", {}, panel, [text]))
    label.remove()


def _has_prose(panel: Element) -> bool:
    return "." in panel.text() and any(element.tag in ("p", "li") for element in panel.walk())


def is_panel(element: Element) -> bool:
    """Whether a hidden element is one that opens when asked, rather than one that is never shown."""
    return (
        _is_named(element)
        or len(element.text().split()) >= _FEWEST_WORDS
        or any(e.tag in HEADINGS for e in element.walk())
    )


def _is_named(element: Element) -> bool:
    return _NAME.search(f"{element.get('class')} {element.get('id')} {element.get('role')}") is not None


def shown_text(root: Element) -> str:
    """What a page shows without being asked, its white space as single spaces."""
    parts: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            parts.append(part)
        elif not is_hidden(part):
            waiting += [" ", *reversed(part.children), " "]
    return " ".join("".join(parts).split())
