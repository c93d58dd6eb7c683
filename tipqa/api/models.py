"""The product's own types as models of what the API gives: the fields of a dataclass, those inside it included."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from inspect import cleandoc
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

_SPAN = {"report", "start", "end"}
_PAGE = "Where the words stand on this server; absent where it shows no pages."


class Reply(BaseModel):
    """What the API gives; it has no fields but those that are described."""

    model_config = ConfigDict(extra="forbid")


@cache
def model_of(kind: type) -> type[Reply]:
    """The model of a dataclass as `asdict` writes it, and with `page` where it is a span of a report."""
    return _made(kind, {})


def model_with(kind: type, name: str = "", /, **others: Any) -> type[Reply]:
    """As `model_of`, under another `name`, and with other types for some fields; None leaves a field out."""
    return _made(kind, others, name)


def _made(kind: type, others: dict[str, Any], name: str = "") -> type[Reply]:
    hints = get_type_hints(kind)
    shown = {field.name: others.get(field.name, _shown(hints[field.name])) for field in fields(kind)}
    parts: dict[str, Any] = {name: (hint, ...) for name, hint in (shown | others).items() if hint is not None}
    if parts.keys() >= _SPAN:
        parts["page"] = (str, Field("", description=_PAGE))
    return create_model(name or kind.__name__, __base__=Reply, __doc__=cleandoc(kind.__doc__ or ""), **parts)


def _shown(hint: Any) -> Any:
    """The type of a value as JSON writes it."""
    if isinstance(hint, type) and is_dataclass(hint):
        return model_of(hint)
    inner = get_args(hint)
    if get_origin(hint) is tuple and inner[-1] is Ellipsis:
        return types.GenericAlias(list, (_shown(inner[0]),))
    if get_origin(hint) in (Union, types.UnionType):
        return Union[tuple(map(_shown, inner))]  # noqa: UP007  (made at run time)
    if get_origin(hint) in (dict, Mapping):
        return types.GenericAlias(dict, (inner[0], _shown(inner[1])))
    return hint
