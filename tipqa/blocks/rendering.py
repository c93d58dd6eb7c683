"""Blocks as Markdown, plain text, HTML and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Any, assert_never

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Part, Plain, Quote, Source, Strong, sources
from tipqa.reports.model import Report

Numbers = dict[Source, Citation]
Mark = Callable[[Citation], str]  # the HTML of a citation's mark


def once(blocks: Sequence[Block], report_of: Callable[[str], Report]) -> tuple[Block, ...]:
    """The blocks without what is shown before it: a block or a line again, a country's statement quoted again."""
    seen = _Seen(report_of)
    kept: list[Block] = []
    for block in blocks:
        own = tuple(_once(block.blocks, seen)) if isinstance(block, Part) else ()
        if isinstance(block, Part):
            kept += [Part(block.title, own)] if own else []
        else:
            kept += _once([block], seen)
    return tuple(kept)


def _once(blocks: Iterable[Plain], seen: _Seen) -> Iterator[Plain]:
    for block in blocks:
        if isinstance(block, Listing):
            fresh = [at for at, item in enumerate(block.items) if not seen.again(item)]
            if fresh:
                numbers = tuple(block.numbers[at] for at in fresh) if block.numbers else ()
                items = tuple(block.items[at] for at in fresh)
                alone = len(items) == 1 < len(block.items) and not block.lead
                yield Claim(items[0]) if alone else replace(block, items=items, numbers=numbers)
        elif not seen.again(block.line):
            yield block


class _Seen:
    """What has been shown so far: lines, and quoted statements by country and words."""

    def __init__(self, report_of: Callable[[str], Report]) -> None:
        self._report_of = report_of
        self._lines: set[Line] = set()
        self._words: set[tuple[str, str]] = set()

    def again(self, line: Line) -> bool:
        """Whether a line, or all that it quotes, has been shown; from now on it has."""
        quotes = {self._quoted(piece.source) for piece in line if isinstance(piece, Quote)}
        again = line in self._lines or bool(quotes and quotes <= self._words)
        self._lines.add(line)
        self._words |= quotes
        return again

    def _quoted(self, source: Source) -> tuple[str, str]:
        report = self._report_of(source.report)
        return report.country, report.text[source.start : source.end]


def markdown(blocks: Iterable[Block], citations: Sequence[Citation]) -> str:
    """The blocks as Markdown, in which `[n]` stands for citation n."""
    at = numbers(citations)
    return "\n\n".join(text for block in blocks for text in _markdown(block, at))


def plain_text(blocks: Iterable[Block], citations: Sequence[Citation]) -> str:
    """As `markdown`, without what makes words stand out."""
    at = numbers(citations)
    return "\n\n".join(text for block in blocks for text in _markdown(block, at, strong=str))


def html(blocks: Iterable[Block], citations: Sequence[Citation], mark: Mark) -> str:
    """The blocks as HTML; every text is escaped, and `mark` gives what stands for a citation."""
    at = numbers(citations)
    return "".join(_html(block, at, mark) for block in blocks)


def to_json(blocks: Iterable[Block], citations: Sequence[Citation]) -> list[dict[str, Any]]:
    """The blocks as objects: `kind` ("claim", "list", "note", "part"), `text` in Markdown, `items`, `citations` by number."""
    at = numbers(citations)
    return [_json(block, at) for block in blocks]


def numbers(citations: Iterable[Citation]) -> Numbers:
    """The citations by what they cite."""
    return {Source(it.report, it.start, it.end): it for it in citations}


def markdown_line(line: Line, at: Numbers, strong: Callable[[str], str] = "**{}**".format) -> str:
    """One line as Markdown; `strong` gives the form of words that stand out."""
    return "".join(_piece(piece, at, strong) for piece in line)


def html_line(line: Line, at: Numbers, mark: Mark) -> str:
    """One line as HTML."""
    return "".join(_html_piece(piece, at, mark) for piece in line)


def _piece(piece: str | Strong | Source | Quote, at: Numbers, strong: Callable[[str], str]) -> str:
    match piece:
        case str():
            return piece
        case Strong(text):
            return strong(text)
        case Source():
            return f"[{at[piece].n}]"
        case Quote(source, marked):
            words = at[source].quoted
            return f"{words} [{at[source].n}]" if marked else words
    assert_never(piece)


def _html_piece(piece: str | Strong | Source | Quote, at: Numbers, mark: Mark) -> str:
    match piece:
        case str():
            return escape(piece)
        case Strong(text):
            return f"<strong>{escape(text)}</strong>"
        case Source():
            return mark(at[piece])
        case Quote(source, marked):
            words = escape(at[source].quoted)
            return f"{words} {mark(at[source])}" if marked else words
    assert_never(piece)


def _markdown(block: Block, at: Numbers, strong: Callable[[str], str] = "**{}**".format) -> Iterator[str]:
    match block:
        case Claim(line) | Note(line):
            yield markdown_line(line, at, strong)
        case Listing(items, lead, order, rest):
            if lead:
                yield markdown_line(lead, at, strong)
            signs = [f"{n}." for n in order] or ["-"] * len(items)
            lines = [f"{sign} {markdown_line(item, at, strong)}" for sign, item in zip(signs, items, strict=True)]
            yield "\n".join([*lines, *([f"- {_more(rest)}"] if rest else [])])
        case Part(title, blocks):
            yield strong(title)
            for own in blocks:
                yield from _markdown(own, at, strong)
        case _:
            assert_never(block)


def _html(block: Block, at: Numbers, mark: Mark) -> str:
    match block:
        case Claim(line):
            return f"<p>{html_line(line, at, mark)}</p>"
        case Note(line):
            return f'<p class="aside">{html_line(line, at, mark)}</p>'
        case Listing(items, lead, order, rest):
            head = f"<p>{html_line(lead, at, mark)}</p>" if lead else ""
            values = [f' value="{n}"' for n in order] or [""] * len(items)
            lines = [f"<li{v}>{html_line(item, at, mark)}</li>" for v, item in zip(values, items, strict=True)]
            tag, more = "ol" if order else "ul", f"<li>{escape(_more(rest))}</li>" if rest else ""
            return f"{head}<{tag}>{''.join(lines)}{more}</{tag}>"
        case Part(title, blocks):
            return f"<p><strong>{escape(title)}</strong></p>{''.join(_html(own, at, mark) for own in blocks)}"
    assert_never(block)


def _json(block: Block, at: Numbers) -> dict[str, Any]:
    match block:
        case Claim(line) | Note(line):
            kind = "claim" if isinstance(block, Claim) else "note"
            return {"kind": kind, **_json_line(line, at)}
        case Listing(items, lead, order, rest):
            rows = [_json_line(item, at) for item in items]
            for row, n in zip(rows, order, strict=False):
                row["number"] = n
            return {"kind": "list", **_json_line(lead, at), "items": rows, "rest": rest}
        case Part(title, blocks):
            return {"kind": "part", "title": title, "blocks": [_json(own, at) for own in blocks]}
    assert_never(block)


def _json_line(line: Line, at: Numbers) -> dict[str, Any]:
    return {"text": markdown_line(line, at), "citations": [at[it].n for it in dict.fromkeys(sources([line]))]}


def _more(rest: int) -> str:
    return f"… and {rest:,} more"
