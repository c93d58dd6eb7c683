"""One change as HTML: a recommendation with its redline, or a statement with the older words left, the newer right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import Edit, Piece, redline
from tipqa.comparison.render import parts
from tipqa.web.safe import escape

_TAGS: dict[Edit, str] = {"gone": "del", "added": "ins"}


def advice_html(change: Change, comparison: Comparison, marks: Sequence[str]) -> str:
    """A recommendation; a reworded one as one text with what is gone and what is added."""
    redlined = parts.redlined(change, comparison)
    text = pieces_html(redline(change.old, change.new)) if redlined else escape(parts.plain(change, comparison))
    return f'<div class="change {parts.style(change, comparison)}">{_what(change, comparison)}<p>{text} {"".join(marks)}</p></div>'


def statement_html(change: Change, comparison: Comparison, marks: Sequence[str]) -> str:
    """A statement side by side; a side that lacks it says so, one that is kept stands once.

    Args:
        change: the statement in both editions.
        comparison: what it is part of; two digests are set side by side without a redline.
        marks: the citation marks of the sides that hold it, the older first.
    """
    if change.status == "kept":
        body = f"<p>{escape(change.new)} {''.join(marks)}</p>"
    else:
        body = (
            f'<div class="sides">{"".join(f"<p>{side}</p>" for side in _sides(change, comparison, iter(marks)))}</div>'
        )
    return f'<div class="change {parts.style(change, comparison)}">{_what(change, comparison)}{body}</div>'


def _sides(change: Change, comparison: Comparison, marks: Iterator[str]) -> Iterator[str]:
    pieces = redline(change.old, change.new) if parts.redlined(change, comparison) else ()
    if not any(it.edit == "same" for it in pieces):
        pieces = ()  # side by side, two texts that share few words are plain to see
    for words, other in ((change.old, "added"), (change.new, "gone")):
        text = pieces_html(it for it in pieces if it.edit != other) or escape(words)
        yield f"{text} {next(marks, '')}" if words else _absent(change, comparison, other)


def _absent(change: Change, comparison: Comparison, side: str) -> str:
    """What stands on a side that lacks the statement; in place of what is gone, what comes nearest to it."""
    nearest = parts.nearest(change, comparison) if side == "gone" else ""
    more = f" · {escape(nearest)}" if nearest else ""
    return f'<span class="absent">not there{more}</span>'


def _what(change: Change, comparison: Comparison) -> str:
    status = parts.label(change, comparison)
    remark = parts.remark(change)
    more = f' <span class="remark">{escape(remark)}</span>' if remark else ""
    sign = f'<span aria-hidden="true">{parts.sign(change, comparison)}</span>'
    return f'<div class="what">{sign} {escape(status.capitalize())}{more}</div>'


def pieces_html(pieces: Iterable[Piece]) -> str:
    """A redline: what is gone struck out, what is added set apart."""
    return "".join(f"{' ' * piece.space}{_piece(piece)}" for piece in pieces).strip()


def _piece(piece: Piece) -> str:
    tag = _TAGS.get(piece.edit)
    return f"<{tag}>{escape(piece.text)}</{tag}>" if tag else escape(piece.text)
