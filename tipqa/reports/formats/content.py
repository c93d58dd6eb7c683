"""The part of a web page that holds the report: its content element, without furniture, notes and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tipqa.reports.formats.flow import HEADINGS, Piece
from tipqa.reports.formats.left import LeftOut
from tipqa.reports.formats.page_boilerplate import furniture_kind, is_hidden
from tipqa.reports.formats.page_notes import take_out_notes
from tipqa.reports.formats.page_tree import Element
from tipqa.reports.formats.panels import is_panel, shown_text
from tipqa.reports.model import Block

PROSE_WORDS = 8
SENTENCE = re.compile(r"[.!?;:][”\"’')\]]*\s*\Z")
_CONTENT = re.compile(r"(?:^|\s)(?:entry|post|article|page|report__?|main)-?_{0,2}(?:content|body)(?:__inner)?(?:\s|$)")
_HALF = 0.5
_MOST_OWN = 0.25  # of the words of an element that is furniture by its name alone, which stand in sentences


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence or more."""
    return block.kind != "heading" and len(block.text.split()) >= PROSE_WORDS and bool(SENTENCE.search(block.text))


def content_element(body: Element, pieces: Iterable[Piece]) -> Element:
    """The element that holds the report: `<main>`, else `<article>` or what is named so, if it has most of the prose.

    Args:
        body: the page's body.
        pieces: all its pieces.
    """
    prose = _prose(body, pieces)
    whole = prose.get(body, 0)
    for wanted in (_is_main, _is_article, _is_named_content):
        found = [element for element in prose if wanted(element)]
        best = max(found, key=lambda element: prose[element], default=None)
        if best is not None and prose[best] >= _HALF * whole > 0:
            return best
    return body


def strip(root: Element) -> list[LeftOut]:
    """Take out of a tree what is no report, and give what that was."""
    left = [LeftOut.of("notes", element.text()) for element in take_out_notes(root)]
    judge = _Judge(root)
    waiting = [child for child in root.children if isinstance(child, Element)]
    while waiting:
        element = waiting.pop()
        if element.tag in HEADINGS:
            continue
        if kind := judge.why_out(element):
            left.append(LeftOut.of(kind, element.text()))
            element.remove()
        else:
            waiting += [child for child in element.children if isinstance(child, Element)]
    return left


class _Judge:
    """Tells furniture below one content element."""

    def __init__(self, root: Element) -> None:
        self._whole = max(1, _sentence_words(root))
        self._shown = shown_text(root)

    def why_out(self, element: Element) -> str:
        """What kind of furniture an element is; "" where it stays."""
        kind, sure = furniture_kind(element)
        if kind and kind != "forms" and _holds_content(element):
            return ""
        if kind and sure:
            by_tag = kind == "forms" and element.tag != "form"
            return kind if by_tag or _sentence_words(element) < _HALF * self._whole else ""
        if kind and _sentence_words(element) <= _MOST_OWN * len(element.text().split()):
            return kind
        if is_hidden(element) and (not is_panel(element) or " ".join(element.text().split()) in self._shown):
            return "hidden text"
        return ""


def _holds_content(element: Element) -> bool:
    return any(_is_main(e) or _is_article(e) for e in element.walk())


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _is_article(element: Element) -> bool:
    return element.tag == "article" or element.get("itemprop") == "articleBody"


def _is_named_content(element: Element) -> bool:
    return _CONTENT.search(element.get("class")) is not None or _CONTENT.search(element.get("id")) is not None


def _prose(body: Element, pieces: Iterable[Piece]) -> dict[Element, int]:
    """How many words of prose stand in each element of a page that holds any."""
    prose: dict[Element, int] = {}
    for piece in pieces:
        if is_prose(piece.block):
            prose[piece.holder] = prose.get(piece.holder, 0) + len(piece.block.text.split())
    for element in reversed(list(body.walk())):
        if element is not body and element.parent is not None and element in prose:
            prose[element.parent] = prose.get(element.parent, 0) + prose[element]
    return prose


def _sentence_words(element: Element) -> int:
    """About how many words of an element stand in sentences: those of its texts that end as sentences do."""
    return sum(
        len(text.split()) for text in _texts(element) if len(text.split()) >= PROSE_WORDS and SENTENCE.search(text)
    )


def _texts(element: Element) -> Iterable[str]:
    return (child for each in element.walk() for child in each.children if isinstance(child, str))
