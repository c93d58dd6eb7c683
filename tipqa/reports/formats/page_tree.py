"""A web page as a tree of elements, built as a browser builds it, however badly the page is nested."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from tipqa.errors import LimitError, ReadError
from tipqa.records import dataclass
from tipqa.reports.spans import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_TAGS = 1_000_000
"""Elements that a page may have."""

DEEPEST = 3_000
"""Elements that may stand within each other."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# What ends by itself where the next of its kind begins, or holds nothing, and so is never nested by being left open.
_FLAT = words(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option "
    "optgroup colgroup html head body !doctype path g"
)
_UNREAD = words("script style noscript template iframe object embed svg canvas audio video map math head")
# An entity that was escaped twice, as `&amp;nbsp;`, stands in the text as `&nbsp;`.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page: its tag, its attributes, and its children in order, texts being plain strings."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute; "" where it has none."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self) -> str:
        """All its text, with a space where an element begins or ends."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                parts.append(part)
            else:
                waiting += [" ", *reversed(part.children), " "]
        return "".join(parts)

    def ancestors(self) -> Iterator[Element]:
        """The elements around it, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def remove(self) -> None:
        """Take it out of its parent, if it is still there."""
        if self.parent is not None:
            self.parent.children = [child for child in self.parent.children if child is not self]
            self.parent = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page's `<head>`, as far as it says what the page is, and its `<body>` without scripts and pictures."""

    head: Element
    body: Element


def page_tree(text: str, name: str) -> Page:
    """The tree of a page.

    Args:
        text: the page.
        name: how messages call it.

    Raises:
        ReadError: it holds no page.
        LimitError: it has too many elements, or nests them too deeply.
    """
    from selectolax.lexbor import LexborHTMLParser

    text = _CONTROLS.sub("", text)
    _check(text, name)
    parser = LexborHTMLParser(text)
    if not text.strip():
        raise ReadError(f"{name} holds no web page; save the page again as HTML")
    if parser.root is None or parser.body is None:
        raise ReadError(f"{name} holds no web page; save the page again as HTML")
    head = _tree(parser.head, everything=True) if parser.head is not None else Element("head")
    return Page(head, _tree(parser.body))


def _check(text: str, name: str) -> None:
    if (tags := text.count("<")) > MOST_TAGS:
        raise LimitError(
            f"{name} has {tags} elements, more than the {MOST_TAGS} that a page may have; save a smaller page"
        )
    if _depth(text) > DEEPEST:
        raise LimitError(
            f"{name} nests its elements deeper than {DEEPEST}; open it in a browser and save its text as .txt"
        )


def _depth(text: str) -> int:
    """How many elements are open at once at most, about."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for match in _TAG.finditer(text):
        tag = match[2].lower()
        if tag in _FLAT or (match[1] and not opened[tag]):
            continue
        step = -1 if match[1] else 1
        opened[tag] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest


def _tree(top: LexborNode, *, everything: bool = False) -> Element:
    """A node and all below it as elements, without recursion, since pages may be deep."""
    root = _element(top, None)
    node, parent = top.child, root
    while node is not None:
        tag = node.tag or ""
        child: Element | None = None
        if tag == "-text":
            parent.children.append(_resolved(node.text_content or ""))
        elif not tag.startswith(("-", "!")) and (everything or tag not in _UNREAD):
            child = _element(node, parent)
            parent.children.append(child)
        below = node.child if child is not None else None
        if child is not None and below is not None:
            node, parent = below, child
            continue
        while node is not None and node.next is None:
            node = None if parent is root else node.parent
            parent = parent.parent or root
        node = node.next if node is not None else None
    return root


def _element(node: LexborNode, parent: Element | None) -> Element:
    return Element(node.tag or "", {name: value or "" for name, value in node.attributes.items()}, parent)


def _resolved(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
