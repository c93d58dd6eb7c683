"""Notes on a web page: their marks in the text, and the notes themselves at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipqa.records import dataclass
from tipqa.reports.formats.page_tree import Element
from tipqa.reports.spans import words

_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?\s*")
_OPENING = re.compile(r"\s*\[(\d{1,3})\]\s*\S")
_CITED = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
_POWER = re.compile(r"(?:\b[mk]?m|\bcm|\bft|\bmiles?)\Z")  # `km<sup>2</sup>` is no note
_NOTE_NAME = re.compile(r"(?:foot|end)-?note|\bfn\b|noteref", re.IGNORECASE)
_HOLDERS = words("li p div dd aside section td")
_LISTS = words("ol ul dl")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark: what it says, the id of its note where it links one, and the block that it opens, if it opens one."""

    label: str
    target: str
    opens: Element | None


def take_out_notes(root: Element) -> Iterator[Element]:
    """Take the marks of notes out of a tree, and give the elements that hold the notes themselves, taken out too.

    A note is what a mark links, and what a mark opens where such a mark stands in the text too.
    """
    marks = [mark for element in list(root.walk()) if (mark := _taken_mark(element)) is not None]
    targets = {mark.target for mark in marks if mark.target}
    cited = {mark.label for mark in marks if mark.opens is None} | set(_CITED.findall(root.text()))
    notes = [element for element in root.walk() if element.get("id") in targets and element.tag in _HOLDERS]
    opened = [mark for mark in marks if mark.opens is not None]
    if any(mark.label in cited for mark in opened):
        notes += [mark.opens for mark in opened if mark.opens is not None]
    notes += [
        element
        for element in root.walk()
        if element.tag in ("p", "li") and (found := _OPENING.match(element.text())) and found[1] in cited
    ]
    for note in notes:
        holder = _list_of(note)
        if holder.parent is not None:
            holder.remove()
            yield holder


def _taken_mark(element: Element) -> _Mark | None:
    """The mark that an element is, taken out of the tree; None where it is none."""
    if element.parent is None or element.tag not in ("a", "sup"):
        return None
    link = element if element.tag == "a" else next((e for e in element.walk() if e.tag == "a"), None)
    href = link.get("href") if link is not None else ""
    is_sup = element.tag == "sup" and not _POWER.search(_text_before(element, element.parent))
    is_link = element.tag == "a" and ("#" in href or _NOTE_NAME.search(element.get("class")) is not None)
    if not (is_sup or is_link) or not _MARK.fullmatch(element.text()):
        return None
    block = next((around for around in element.ancestors() if around.tag in _HOLDERS), None)
    opens = block if block is not None and not _text_before(element, block) else None
    element.remove()
    return _Mark(element.text().strip(" []()"), href.partition("#")[2], opens)


def _text_before(element: Element, block: Element) -> str:
    """The text of a block before an element in it."""
    parts: list[str] = []
    waiting: list[Element | str] = [block]
    while waiting:
        part = waiting.pop()
        if part is element:
            break
        if isinstance(part, str):
            parts.append(part)
        else:
            waiting += reversed(part.children)
    return "".join(parts).strip()


def _list_of(note: Element) -> Element:
    """The list that a note is an item of, else the note itself."""
    parent = note.parent
    return parent if parent is not None and note.tag in ("li", "dd") and parent.tag in _LISTS else note
