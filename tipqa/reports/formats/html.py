"""Web pages to blocks: the report, without what a site puts around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from tipqa.reports.formats.content import content_element, is_prose, strip
from tipqa.reports.formats.document import Document
from tipqa.reports.formats.encoding import decode_page
from tipqa.reports.formats.flow import Piece, page_pieces
from tipqa.reports.formats.left import LeftOut, shortened, summed
from tipqa.reports.formats.notes import without_marks
from tipqa.reports.formats.page_boilerplate import is_furniture, opens_notes, opens_tail
from tipqa.reports.formats.page_names import page_address, page_titles
from tipqa.reports.formats.page_tree import page_tree
from tipqa.reports.formats.panels import name_panels
from tipqa.reports.formats.unwrapped import unwrapped
from tipqa.reports.headings import heading_kind, inline_heading
from tipqa.reports.model import Block
from tipqa.reports.outline import is_lettered, is_numbered

_SUBJECT = re.compile(r"traffick|victim|forced labo|governm|convict|prosecut", re.IGNORECASE)
_BODY_SHARE = 0.9  # of a page's prose, which the report's element holds where no element is named as the content
_TAIL_SHARE = 0.5  # of a page's words at most, which promoted posts behind the report have
_LONGEST_HINT, _MOST_HINTS = 160, 40
_LINKED, _LINK_WORDS = 0.6, 25
_SAID = 15  # characters beside the link, from which on `For more, see https://…` is a sentence of the report
_LINKED_PAGE = 0.8  # of a page's text: where more is linked, a link that was never closed holds it all
_TEASER_WORDS = 80
_MUCH = 0.25  # of the words kept: as many sentences around the report are told of


def html_blocks(raw: bytes, name: str) -> list[Block]:
    """The headings, paragraphs and items of the report on a web page.

    Raises:
        ReadError: the bytes are no web page.
        LimitError: it holds too many elements, or nests them too deeply.
    """
    return html_document(raw, name).blocks


def html_document(raw: bytes, name: str) -> Document:
    """The report on a web page, with the page's titles and address, and what was left out.

    Raises:
        ReadError: the bytes are no web page.
        LimitError: it holds too many elements, or nests them too deeply.
    """
    text = decode_page(raw, name)
    page = page_tree(text, name)
    address = page_address(page, text)
    name_panels(page.body)
    whole = len(page.body.text().split())
    everything = page_pieces(page.body, address)
    root = content_element(page.body, everything)
    inside = set(root.walk())
    outside = [piece.block.text for piece in everything if is_prose(piece.block) and piece.holder not in inside]
    left = strip(root)
    pieces = page_pieces(root, address)
    if root is page.body:
        pieces = _holding(pieces)
    kept, dropped = _report(pieces, everything)
    notes = set(map(id, pieces[_notes_at(pieces) :]))
    left += [LeftOut.of("notes" if id(piece) in notes else _what(piece), piece.block.text) for piece in dropped]
    blocks = [block for piece in kept for block in unwrapped(piece)]
    blocks = [block for block in map(_unmarked, blocks) if block.text]
    told = sum(len(block.text.split()) for block in blocks) + sum(each.words for each in left)
    left.append(
        LeftOut("text around it", max(0, whole - told), _sample(outside, sum(len(b.text.split()) for b in blocks)))
    )
    above = takewhile(lambda piece: not is_prose(piece.block), everything[:_MOST_HINTS])
    hints = tuple(piece.block.text for piece in above if _is_hint(piece, blocks))
    return Document(
        blocks, titles=(*page_titles(page), *hints), address=address, page=True, words=whole, left=summed(left)
    )


def _sample(outside: Sequence[str], kept: int) -> str:
    """The first of the sentences around the element that was read, where they are many beside the words kept."""
    told = [text for text in outside if not is_furniture(text)]
    return shortened(told[0]) if sum(len(text.split()) for text in told) > _MUCH * kept else ""


def _what(piece: Piece) -> str:
    return "menus and links" if _is_link(piece) else "text around it"


def _notes_at(pieces: Sequence[Piece]) -> int:
    """Where the last heading stands that opens notes, with nothing but notes behind it; the end where none does."""
    last = max((at for at, piece in enumerate(pieces) if piece.block.kind == "heading"), default=None)
    return last if last is not None and opens_notes(pieces[last].block.text) else len(pieces)


def _is_hint(piece: Piece, blocks: Sequence[Block]) -> bool:
    """Whether a line above the report may say what it is: `2016 Trafficking in Persons Report`."""
    return len(piece.block.text) <= _LONGEST_HINT and not _is_link(piece) and piece.block not in blocks[:_MOST_HINTS]


def _report(pieces: Sequence[Piece], everything: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the report, from its title line on, and those left out."""
    linked = _linked_share(pieces) < _LINKED_PAGE
    kept = [
        piece
        for piece in pieces[: _notes_at(pieces)]
        if not is_furniture(piece.block.text) and not (linked and _is_link(piece))
    ]
    kept = _without_tail(kept) if linked else kept
    title = _title(kept, everything)
    after = kept.index(title) + 1 if title in kept else 0
    first = next((at for at, piece in enumerate(kept) if at >= after and _opens(piece, title)), after)
    body = _ended([piece for piece in kept[first:] if piece is not title])
    report = [title, *body] if title else body
    held = set(map(id, report))
    return report, [piece for piece in pieces if id(piece) not in held]


def _opens(piece: Piece, title: Piece | None) -> bool:
    """Whether a piece can be the first of the report's body: prose, a section's name, or under a title any heading."""
    return _tells(piece.block) or (title is not None and title.block.level == 1 and piece.block.kind == "heading")


def _ended(body: list[Piece]) -> list[Piece]:
    """A body without the short lines behind its last sentence."""
    last = max((at for at, piece in enumerate(body) if _ends(piece.block)), default=len(body) - 1)
    return body[: last + 1]


def _title(kept: Sequence[Piece], everything: Sequence[Piece]) -> Piece | None:
    """The title line, if it stands before the first prose, else the page's first heading, else the last one there."""
    from tipqa.reports.tiers import title_tier

    before = list(takewhile(lambda piece: not _tells(piece.block) or title_tier(piece.block.text) is not None, kept))
    start = next((piece for piece in kept if _tells(piece.block)), None)
    if not any(piece.block.kind == "heading" for piece in before) and start is not None:
        above = takewhile(lambda piece: piece.block != start.block, everything)
        before = [piece for piece in above if not is_furniture(piece.block.text) and not _is_link(piece)] + before
    lines = [piece for piece in before if title_tier(piece.block.text) is not None]
    headings = [piece for piece in before if piece.block.kind == "heading" and _is_title(piece.block.text)]
    first = [piece for piece in headings if piece.block.level == 1]
    levelled = [piece for piece in headings if piece.block.level] or headings
    return lines[-1] if lines else first[-1] if first else levelled[-1] if levelled else None


def _is_title(text: str) -> bool:
    return heading_kind(text) is None and not is_numbered(text)


def _tells(block: Block) -> bool:
    """Whether a block can open a report: prose, a title line or a section's heading."""
    from tipqa.reports.tiers import title_tier

    return (
        is_prose(block)
        or heading_kind(block.text) is not None
        or is_numbered(block.text)
        or inline_heading(block.text) is not None
        or (len(block.text) < 200 and title_tier(block.text) is not None)
    )


def _ends(block: Block) -> bool:
    """Whether a block can be a report's last: anything but a short line without a full stop."""
    from tipqa.reports.formats.content import SENTENCE

    return block.kind != "heading" and len(block.text.split()) > 1 and bool(SENTENCE.search(block.text))


def _is_link(piece: Piece) -> bool:
    """Whether a piece is a link to somewhere else, as in a menu or a list of related pages."""
    text = piece.block.text
    said = (1 - piece.linked) * len(text) >= _SAID and text[-1] in ".)" and piece.holder.tag == "p"
    is_line = piece.block.kind != "heading" and len(text.split()) <= _LINK_WORDS
    return piece.linked >= _LINKED and is_line and not said and not text.startswith(("http://", "https://"))


def _linked_share(pieces: Iterable[Piece]) -> float:
    lengths = [(len(piece.block.text), piece.linked) for piece in pieces]
    return sum(length * share for length, share in lengths) / max(1, sum(length for length, _ in lengths))


def _without_tail(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the promoted posts behind the report: from a heading that says so, or that leads elsewhere."""
    whole = sum(len(piece.block.text.split()) for piece in pieces)
    behind = words = 0
    cut = len(pieces)
    for at in reversed(range(len(pieces))):
        piece = pieces[at]
        words += len(piece.block.text.split())
        behind += len(piece.block.text.split())
        if words > _TAIL_SHARE * whole:
            break
        if piece.block.kind != "heading":
            continue
        if heading_kind(piece.block.text) is not None or is_numbered(piece.block.text) or is_lettered(piece.block.text):
            break
        if opens_tail(piece.block.text) or (piece.leading >= _LINKED and behind <= _TEASER_WORDS):
            cut, behind = at, 0
    return pieces[:cut]


def _holding(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces within the innermost element with nearly all of a page's prose, and all of it that is on the subject."""
    weights: dict[int, int] = {}
    subjects: dict[int, int] = {}
    elements = {}
    whole = on_subject = 0
    for piece in filter(lambda piece: _ends(piece.block), pieces):
        told = int(_SUBJECT.search(piece.block.text) is not None)
        whole, on_subject = whole + len(piece.block.text), on_subject + told
        for element in (piece.holder, *piece.holder.ancestors()):
            key = id(element)
            elements[key] = element
            weights[key] = weights.get(key, 0) + len(piece.block.text)
            subjects[key] = subjects.get(key, 0) + told
    holding = [key for key in weights if weights[key] >= _BODY_SHARE * whole and subjects[key] == on_subject]
    holder = max(
        (elements[key] for key in holding), key=lambda element: sum(1 for _ in element.ancestors()), default=None
    )
    if holder is not None and holder.tag in ("p", "li", "dd"):
        holder = holder.parent
    return [piece for piece in pieces if holder is None or holder in (piece.holder, *piece.holder.ancestors())]


def _unmarked(block: Block) -> Block:
    """A block without the marks of notes, such as `[3]`."""
    return Block(block.kind, without_marks(block.text), block.level)
