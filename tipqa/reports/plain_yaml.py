"""The keys of a front matter out of YAML, with a bound on everything that YAML can make of a few bytes."""

from __future__ import annotations

from typing import Any

import yaml

from tipqa.errors import ReadError

# Every plain value is a string to this loader: `iso2: NO` stays Norway and does not turn into false.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LONGEST = 64 * 1024
_MOST_VALUES = 2_000
_DEEPEST = 8
_SHOWN = 60  # characters of a value that a message shows
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def read_keys(source: str, name: str) -> dict[str, Any]:
    """The keys and values between the lines `---`; each value is a string, a list or a mapping.

    Raises:
        ReadError: it is no YAML or no mapping, refers to another of its values, or is too long, too deep or too many;
            the message calls the file `name`.
    """
    if len(source) > _LONGEST:
        raise ReadError(f"{name}: the front matter is longer than {_LONGEST} characters; close it with a line ---")
    try:
        _check_events(source, name)
        values = yaml.load(source, Loader=_Loader) or {}
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ReadError(f"{name}: the front matter is no YAML: {_one_line(error)}") from error
    if not isinstance(values, dict):
        raise ReadError(f"{name}: the front matter has no keys; write lines such as `country: Tajikistan`")
    return {str(key): value for key, value in values.items()}


def shown(value: Any) -> str:
    """A value as a message names it: words in quotes, cut where they are long; of anything else its type alone."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return repr(value if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]}…")


def _check_events(source: str, name: str) -> None:
    """Refuse what unfolds: aliases (a few of them make a billion values), deep nesting, too many values."""
    depth = values = 0
    for event in yaml.parse(source, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = event.start_mark.line + 2 if event.start_mark else "?"
            raise ReadError(
                f"{name}: the front matter has a YAML alias or anchor (* or &) in line {line}; "
                "write the value out, in quotes where it begins with that sign"
            )
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        values += isinstance(event, (yaml.ScalarEvent, *_OPENING))
        if depth > _DEEPEST or values > _MOST_VALUES:
            raise ReadError(
                f"{name}: the front matter is nested more than {_DEEPEST} deep or has more than {_MOST_VALUES} values; "
                "keep the keys that corpus/README.md lists"
            )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
