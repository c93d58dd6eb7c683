"""Printing: JSON for programs, plain text as wide as the terminal for people."""

from __future__ import annotations

import json
import os
import shutil
import textwrap
from typing import Any

import click

from tipqa.visible import visible_json

WIDTH = 80
_WIDEST = 120  # beyond it lines are hard to read
_NARROWEST = 40


def colours_wanted() -> bool:
    """Whether a terminal may be sent colours: not where NO_COLOR is set or the terminal is a dumb one."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns of the terminal, from 80 to 120; 80 where the output is no terminal."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH), _WIDEST)


def text_width() -> int:
    """The columns that running text takes, from 40 to 120; 80 where the output is no terminal."""
    return min(max(shutil.get_terminal_size((WIDTH, 24)).columns, _NARROWEST), _WIDEST)


def echo_json(value: Any) -> None:
    """Print as JSON with the characters as they are, but for those that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo("\n".join(map(visible_json, text.split("\n"))))


def echo_wrapped(text: str, indent: str = "", first: str | None = None) -> None:
    """Print `text`, wrapped; its own line breaks stay. `first` stands in front of the first line."""
    lead = indent if first is None else first
    for line in text.splitlines() or [""]:
        click.echo(
            textwrap.fill(line, text_width(), initial_indent=lead, subsequent_indent=indent) if line.strip() else ""
        )
        lead = indent
