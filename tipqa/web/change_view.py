"""One change as HTML: a recommendation with its redline, or a statement with the older words left, the newer right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tipqa.answers.comparison.model import Change
from tipqa.answers.comparison.redline import Edit, Piece, redline
from tipqa.answers.comparison.render import parts
from tipqa.web.safe import escape

_TAGS: dict[Edit, str] = {"gone": "del", "added": "ins"}


def advice_html(change: Change, marks: Sequence[str]) -> str:
    """A recommendation; a reworded one as one text with what is gone and what is added."""
    reworded = change.status == "reworded"
    text = _pieces(redline(change.old, change.new)) if reworded else escape(change.new or change.old)
    return f'<div class="change {change.status}">{_what(change)}<p>{text} {"".join(marks)}</p></div>'


def statement_html(change: Change, marks: Sequence[str]) -> str:
    """A statement side by side; a side that lacks it says so, one that is kept stands once.

    Args:
        change: the statement in both editions.
        marks: the citation marks of the sides that hold it, the older first.
    """
    if change.status == "kept":
        body = f"<p>{escape(change.new)} {''.join(marks)}</p>"
    else:
        body = f'<div class="sides">{"".join(f"<p>{side}</p>" for side in _sides(change, iter(marks)))}</div>'
    return f'<div class="change {change.status}">{_what(change)}{body}</div>'


def _sides(change: Change, marks: Iterator[str]) -> Iterator[str]:
    pieces = redline(change.old, change.new) if change.status == "reworded" else ()
    if not any(it.edit == "same" for it in pieces):
        pieces = ()  # side by side, two texts that share few words are plain to see
    for words, other in ((change.old, "added"), (change.new, "gone")):
        text = _pieces(it for it in pieces if it.edit != other) or escape(words)
        yield f"{text} {next(marks, '')}" if words else '<span class="absent">not there</span>'


def _what(change: Change) -> str:
    status = parts.label(change)
    remark = parts.remark(change)
    more = f' <span class="remark">{escape(remark)}</span>' if remark else ""
    sign = f'<span aria-hidden="true">{parts.SIGNS[change.status]}</span>'
    return f'<div class="what">{sign} {escape(status.capitalize())}{more}</div>'


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(f"{' ' * piece.space}{_piece(piece)}" for piece in pieces).strip()


def _piece(piece: Piece) -> str:
    tag = _TAGS.get(piece.edit)
    return f"<{tag}>{escape(piece.text)}</{tag}>" if tag else escape(piece.text)
