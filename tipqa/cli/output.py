"""Printing: JSON for programs, plain text at 80 columns for people."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

import click

WIDTH = 80
# What a terminal obeys, or what turns the order of letters: controls, direction marks, and halves of broken pairs.
_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def echo_json(value: Any) -> None:
    """Print as JSON with the characters as they are, but for those that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo("\n".join(_UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line) for line in text.split("\n")))


def visible(text: str) -> str:
    """A name or message as one line that is safe to print: `\\x1b` for what a terminal would obey."""
    return _UNSEEN.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def echo_wrapped(text: str, indent: str = "", first: str | None = None) -> None:
    """Print `text`, wrapped; its own line breaks stay. `first` stands in front of the first line."""
    lead = indent if first is None else first
    for line in text.splitlines() or [""]:
        click.echo(textwrap.fill(line, WIDTH, initial_indent=lead, subsequent_indent=indent) if line.strip() else "")
        lead = indent
