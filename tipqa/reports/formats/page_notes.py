"""Notes on a web page: their marks in the text, and the list of them at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipqa.reports.formats.page_tree import Element
from tipqa.reports.spans import words

_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?\s*")
_POWER = re.compile(r"(?:\b[mk]?m|\bcm|\bft|\bmiles?)\Z")  # `km<sup>2</sup>` is no note
_NOTE_NAME = re.compile(r"(?:foot|end)-?note|\bfn\b|noteref", re.IGNORECASE)
_HOLDERS = words("li p div dd aside section td")
_LISTS = words("ol ul dl")


def take_out_notes(root: Element) -> Iterator[Element]:
    """Take the marks of notes out of a tree, and give the elements that hold the notes themselves, taken out too."""
    named = {target for element in list(root.walk()) if (target := _mark_target(element)) is not None}
    named.discard("")
    notes = [element for element in root.walk() if element.get("id") in named and element.tag in _HOLDERS]
    for note in notes:
        holder = _list_of(note)
        if holder.parent is not None:
            holder.remove()
            yield holder


def _mark_target(element: Element) -> str | None:
    """Take an element out if it is a note's mark, and give the id of its note, "" where it does not tell."""
    if element.parent is None:
        return None
    link = element if element.tag == "a" else next((e for e in element.walk() if e.tag == "a"), None)
    href = link.get("href") if link is not None else ""
    is_sup = element.tag == "sup" and not _POWER.search(_text_before(element))
    is_link = element.tag == "a" and ("#" in href or _NOTE_NAME.search(element.get("class")) is not None)
    if not (is_sup or is_link) or not _MARK.fullmatch(element.text()):
        return None
    element.remove()
    return href.partition("#")[2]


def _text_before(element: Element) -> str:
    if element.parent is None:
        return ""
    before = ""
    for child in element.parent.children:
        if child is element:
            break
        before = child if isinstance(child, str) else child.text()
    return before.rstrip()


def _list_of(note: Element) -> Element:
    """The list that a note is an item of, else the note itself."""
    parent = note.parent
    return parent if parent is not None and note.tag in ("li", "dd") and parent.tag in _LISTS else note
