"""Web pages to blocks: the narrative, without what a site puts around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tipqa.errors import LimitError, ReadError
from tipqa.reports.clean import clean_text
from tipqa.reports.formats.document import Document
from tipqa.reports.formats.encoding import decode_page
from tipqa.reports.formats.flow import Piece, page_pieces
from tipqa.reports.formats.furniture import drop_furniture, is_furniture
from tipqa.reports.formats.notes import without_marks
from tipqa.reports.headings import heading_kind, inline_heading
from tipqa.reports.model import Block

_MOST_TAGS = 1_000_000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_SENTENCE = re.compile(r"[.!?;:][”\"’')\]]*\s*\Z")
_PROSE_WORDS = 8
_ROOT_SHARE = 0.9  # of the page's prose, which the narrative's element holds
_SUBJECT = re.compile(r"traffick|victim|forced labo|governm|convict|prosecut", re.IGNORECASE)
_LEAVES = ("p", "li", "dd")
_LONGEST_HINT, _MOST_HINTS = 160, 40
_LINKED = 0.6
_TITLES = ("og:title", "twitter:title", "title", "dc.title", "citation_title")
_ADDRESSES = ("og:url", "twitter:url")


def html_blocks(raw: bytes, name: str) -> list[Block]:
    """The headings, paragraphs and items of the narrative on a web page.

    Raises:
        ReadError: the bytes are no web page.
        LimitError: it holds too many elements.
    """
    return html_document(raw, name).blocks


def html_document(raw: bytes, name: str) -> Document:
    """The narrative on a web page, with the page's titles and address.

    Raises:
        ReadError: the bytes are no web page.
        LimitError: it holds too many elements.
    """
    text = _CONTROLS.sub("", decode_page(raw, name))
    if (tags := text.count("<")) > _MOST_TAGS:
        raise LimitError(
            f"{name} has {tags} elements, more than the {_MOST_TAGS} that a page may have; save a smaller page"
        )
    root = _tree(text, name)
    titles, address = _titles(root), _address(root, text)
    drop_furniture(root)
    pieces = page_pieces(root)
    blocks = [_unmarked(piece.block) for piece in _narrative(pieces)]
    hints = tuple(piece.block.text for piece in pieces[:_MOST_HINTS] if _is_hint(piece, blocks))
    return Document([block for block in blocks if block.text], titles=(*titles, *hints), address=address, page=True)


def _is_hint(piece: Piece, blocks: Sequence[Block]) -> bool:
    """Whether a line above the narrative may say what it is: `2016 Trafficking in Persons Report`."""
    return len(piece.block.text) <= _LONGEST_HINT and not _is_link(piece) and piece.block not in blocks[:_MOST_HINTS]


def _tree(text: str, name: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{name} holds no web page; save the page again as HTML") from error


def _titles(root: Any) -> tuple[str, ...]:
    """What a page calls itself, the most telling first."""
    found = [element.text_content() for element in root.iter("h1")]
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in _TITLES:
            found.append(meta.get("content") or "")
    found += [element.text_content() for element in root.iter("title")]
    return tuple(dict.fromkeys(filter(None, map(clean_text, found))))


def _address(root: Any, text: str) -> str:
    """Where a page was published: its canonical link, else what its maker or the saving browser says."""
    found = [link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"]
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in _ADDRESSES:
            found.append(meta.get("content") or "")
    if saved := _SAVED_FROM.search(text, 0, 4096):
        found.append(saved[1])
    return next((clean_text(url) for url in found if url.startswith(("https://", "http://"))), "")


def _narrative(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the narrative: from its title line on, within the element that holds the page's prose."""
    kept = [piece for piece in pieces if not is_furniture(piece.block.text) and not _is_link(piece)]
    holder = _prose_holder(kept)
    inside = [piece for piece in kept if holder is None or holder in (piece.holder, *piece.holder.iterancestors())]
    title = _title(kept, inside)
    first = next((number for number, piece in enumerate(inside) if _tells(piece.block)), 0)
    last = max((number for number, piece in enumerate(inside) if _ends(piece.block)), default=len(inside) - 1)
    body = [piece for piece in inside[first : last + 1] if title is None or piece is not title]
    return [title, *body] if title else body


def _title(kept: Sequence[Piece], inside: Sequence[Piece]) -> Piece | None:
    """The title line, if it stands before the first prose, else the last heading there that names no section."""
    from tipqa.reports.tiers import title_tier

    before: list[Piece] = []
    start = inside[0] if inside else None
    reached = False
    for piece in kept:
        reached = reached or piece is start
        if reached and _tells(piece.block) and title_tier(piece.block.text) is None:
            break
        before.append(piece)
    lines = [piece for piece in before if title_tier(piece.block.text) is not None]
    headings = [piece for piece in before if piece.block.kind == "heading" and heading_kind(piece.block.text) is None]
    levelled = [piece for piece in headings if piece.block.level] or headings
    return lines[-1] if lines else levelled[-1] if levelled else None


def _tells(block: Block) -> bool:
    """Whether a block can open a narrative: prose, a title line or a section's heading."""
    from tipqa.reports.tiers import title_tier

    return (
        _is_prose(block)
        or heading_kind(block.text) is not None
        or inline_heading(block.text) is not None
        or (len(block.text) < 200 and title_tier(block.text) is not None)
    )


def _is_prose(block: Block) -> bool:
    return block.kind != "heading" and len(block.text.split()) >= _PROSE_WORDS and bool(_SENTENCE.search(block.text))


def _ends(block: Block) -> bool:
    """Whether a block can be a narrative's last: anything but a short line without a full stop."""
    return _is_prose(block) or (
        block.kind != "heading" and len(block.text.split()) > 2 and bool(_SENTENCE.search(block.text))
    )


def _is_link(piece: Piece) -> bool:
    """Whether a piece is a link to somewhere else, as in a menu or a list of related pages."""
    return piece.linked >= _LINKED and piece.block.kind != "heading" and len(piece.block.text.split()) <= 25


def _prose_holder(pieces: Sequence[Piece]) -> Any:
    """The innermost element with nearly all of a page's prose, and all of it that is on the reports' subject."""
    weights: dict[Any, int] = {}
    subjects: dict[Any, int] = {}
    whole = on_subject = 0
    for piece in filter(lambda piece: _ends(piece.block), pieces):
        told = int(_SUBJECT.search(piece.block.text) is not None)
        whole, on_subject = whole + len(piece.block.text), on_subject + told
        for element in (piece.holder, *piece.holder.iterancestors()):
            weights[element] = weights.get(element, 0) + len(piece.block.text)
            subjects[element] = subjects.get(element, 0) + told
    holding = [
        element for element in weights if weights[element] >= _ROOT_SHARE * whole and subjects[element] == on_subject
    ]
    holder = max(holding, key=_depth, default=None)
    return holder if holder is None or holder.tag not in _LEAVES else holder.getparent()


def _depth(element: Any) -> int:
    return sum(1 for _ in element.iterancestors())


def _unmarked(block: Block) -> Block:
    """A block without the marks of notes, such as `[3]`."""
    return Block(block.kind, without_marks(block.text), block.level)
