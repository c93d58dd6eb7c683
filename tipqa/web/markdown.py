"""The Markdown of our answers as safe HTML: paragraphs, lists, bold and citation marks; all else is text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from tipqa.web.safe import escape

Mark = Callable[[int], str | None]  # the HTML of a citation mark; None where there is no such citation

_BULLET = re.compile(r"[-*]\s+(.*)")
_NUMBERED = re.compile(r"(\d{1,3})\.\s+(.*)")
_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<n>\d{1,3})\]")


def render(markdown: str, mark: Mark) -> str:
    """The HTML of an answer.

    Args:
        markdown: the answer; it may quote any text.
        mark: gives the HTML for citation n, which replaces `[n]`.
    """
    lines = [line.strip() for line in markdown.splitlines()]
    groups = [(kind, list(group)) for kind, group in groupby(lines, _kind)]
    return "".join(_block(kind, group, mark) for kind, group in groups)


def _kind(line: str) -> str:
    if not line:
        return "blank"
    return "bullet" if _BULLET.match(line) else "numbered" if _NUMBERED.match(line) else "text"


def _block(kind: str, lines: list[str], mark: Mark) -> str:
    if kind == "text":
        return f"<p>{_inline(' '.join(lines), mark)}</p>"
    if kind == "bullet":
        items = (_inline(line[1:].strip(), mark) for line in lines)
        return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    if kind == "numbered":
        pairs = (line.split(".", 1) for line in lines)
        items = (f'<li value="{int(number)}">{_inline(text.strip(), mark)}</li>' for number, text in pairs)
        return f"<ol>{''.join(items)}</ol>"
    return ""


def _inline(text: str, mark: Mark) -> str:
    parts, at = [], 0
    for match in _INLINE.finditer(text):
        parts += [escape(text[at : match.start()]), _marked(match, mark)]
        at = match.end()
    return "".join([*parts, escape(text[at:])])


def _marked(match: re.Match[str], mark: Mark) -> str:
    if match["bold"]:
        return f"<strong>{escape(match['bold'])}</strong>"
    return mark(int(match["n"])) or escape(match.group())
