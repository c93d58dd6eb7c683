"""What the pages may send: for each of their events, plain text in a known shape, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from tipqa.errors import UsageError
from tipqa.records import dataclass
from tipqa.typed import clean
from tipqa.web.turns import MOST_ASKED

Check = Callable[[Any], Any]

_SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_MOST = 1_000  # choices in a list, which is more than there are countries
_LARGEST = 10**9


def text(value: Any) -> str:
    """A text, without what is no character."""
    if not isinstance(value, str):
        raise UsageError(f"a text is wanted, not {type(value).__name__}")
    return clean(value)


def choices(value: Any) -> list[str]:
    """The texts of several choices."""
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > _MOST:
        raise UsageError("a list of texts is wanted")
    return [text(it) for it in value]


def number(value: Any) -> int:
    """A whole number from 0."""
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise UsageError("a whole number is wanted")
    return value


def _number_or_0(value: Any) -> int:
    return 0 if value is None else number(value)


def flag(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise UsageError("yes or no is wanted")
    return value


def asked(value: Any) -> list[dict[str, Any]]:
    """The questions of a conversation, each with its filters; the filters of a new question are not given."""
    if not isinstance(value, list) or len(value) > MOST_ASKED + 1:  # the one too many is told so
        raise UsageError("a list of questions is wanted")
    return [_one_asked(it) for it in value]


def _one_asked(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UsageError("a question with its filters is wanted")
    filters = {name: None if value.get(name) is None else choices(value[name]) for name in ("countries", "years")}
    return {"question": text(value.get("question")), **filters, "alone": flag(value.get("alone"))}


# What the scripts of the panes send with an event, such as trigger('cite', {turn: 0, n: 2}).
_SENT: Mapping[str, Mapping[str, Check]] = {
    "cite": {"turn": _number_or_0, "n": number},
    "wrong": {"turn": number, "why": text, "expected": text},
    "say": {"asked": asked, "show": number, "begun": flag},
}


@dataclass(frozen=True, slots=True)
class Event:
    """The shape of what one event of the pages sends: its inputs in order, and the data of the event by name."""

    inputs: tuple[Check, ...]
    data: Mapping[str, Check]


def events_of(demo: Any) -> dict[int, Event]:
    """The shape of each event of a `gr.Blocks`, by its number."""
    return {number: Event(tuple(map(_check_of, fn.inputs)), _data_of(fn)) for number, fn in demo.fns.items()}


def checked(body: bytes, events: Mapping[int, Event]) -> bytes:
    """The request of an event, written anew from what of it is known and well formed.

    Raises:
        UsageError: it is no JSON, names no event, or sends something that the event does not take.
    """
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise UsageError("the request is no JSON") from None
    if not isinstance(sent, dict):
        raise UsageError("the request is no JSON object")
    event = events.get(number(sent.get("fn_index")))
    if event is None:
        raise UsageError("the request names no event of the pages")
    trigger = sent.get("trigger_id")
    known = {
        "fn_index": sent["fn_index"],
        "data": _inputs(event, sent.get("data")),
        "event_data": _data(event, sent.get("event_data")),
        "trigger_id": None if trigger is None else number(trigger),
        "session_hash": session(sent.get("session_hash")),
    }
    return json.dumps(known).encode("ascii")


def session(value: Any) -> str:
    """The name of a visitor's session."""
    if not isinstance(value, str) or not _SESSION.fullmatch(value):
        raise UsageError("the request names no session")
    return value


def _check_of(component: Any) -> Check:
    return choices if component.get_block_name() == "dropdown" else text


def _data_of(fn: Any) -> Mapping[str, Check]:
    names = {name for _, name in fn.targets} if fn.collects_event_data else set()
    return {key: check for name in names for key, check in _SENT[name].items()}


def _inputs(event: Event, data: Any) -> list[Any]:
    if not isinstance(data, list) or len(data) != len(event.inputs):
        raise UsageError(f"the event takes {len(event.inputs)} inputs")
    return [check(value) for check, value in zip(event.inputs, data, strict=True)]


def _data(event: Event, data: Any) -> dict[str, Any] | None:
    if not event.data:
        return None
    if not isinstance(data, dict):
        raise UsageError("the event comes with no data")
    return {key: check(data.get(key)) for key, check in event.data.items()}
