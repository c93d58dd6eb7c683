"""The operations as people read of them, out of the OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from tipqa.api.app import api_app
from tipqa.api.desk import Desk
from tipqa.api.examples import example
from tipqa.api.settings import ApiSettings
from tipqa.qa import QA
from tipqa.records import dataclass

_LAST = ("limit", "offset")
_OR_NULL = ", or null"
_KINDS = {"string": "text", "integer": "number", "number": "number", "boolean": "true or false", "object": "object"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an operation is asked with. `kind` is in words, such as "list of numbers"; `choices` are all that it may be."""

    name: str
    in_path: bool
    required: bool
    kind: str
    about: str
    example: str
    choices: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether it may be given several times."""
        return self.kind.startswith("list")

    @property
    def long(self) -> bool:
        """Whether it is a sentence rather than a word."""
        return self.required and " " in self.example


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `body` is an example of what is posted, "" for a GET; `fields` are those of what is given, of which `reply` is an example."""

    id: str
    name: str
    method: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    body: str
    fields: tuple[tuple[str, str], ...]
    reply: str
    statuses: tuple[tuple[str, str], ...]

    @property
    def example(self) -> str:
        """The address with the examples of what it cannot do without, below the root of the API."""
        path = self.path
        for it in self.parameters:
            path = path.replace(f"{{{it.name}}}", quote(it.example))
        query = urlencode({it.name: it.example for it in self.parameters if it.required and not it.in_path})
        return f"{path.lstrip('/')}{'?' if query else ''}{query}"


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation, in the order of the description."""
    described = api_app(Desk(_nobody, ApiSettings())).openapi()
    schemas = described["components"]["schemas"]
    return tuple(
        _operation(path, method.upper(), told, schemas)
        for path, its in described["paths"].items()
        for method, told in its.items()
    )


def _nobody() -> QA:
    raise NotImplementedError("a description is asked no question")


def _operation(path: str, method: str, told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Operation:
    parameters = [_parameter(it, schemas) for it in told.get("parameters", ())]
    return Operation(
        id=told["operationId"],
        name=told["summary"],
        method=method,
        path=path,
        about=told["description"],
        parameters=tuple(sorted(parameters, key=lambda it: (not it.required, it.name in _LAST))),
        body=_body(told, schemas),
        fields=_fields(_content(told["responses"]["200"]), schemas),
        reply=json.dumps(example(told["operationId"]), ensure_ascii=False, indent=2),
        statuses=tuple(
            (status, reply["description"]) for status, reply in told["responses"].items() if status != "200"
        ),
    )


def _parameter(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Parameter:
    schema = told["schema"]
    example = next(iter(schema.get("examples", ())), "")
    choices = _resolved(schema.get("items", schema), schemas).get("enum", ())
    return Parameter(
        name=told["name"],
        in_path=told["in"] == "path",
        required=told["required"],
        kind=_kind(schema, schemas).removesuffix(_OR_NULL),
        about=told.get("description", ""),
        example=str(example[0] if isinstance(example, list) else example),
        choices=tuple(choices),
    )


def _body(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """An example of the body: what it cannot do without."""
    if "requestBody" not in told:
        return ""
    schema = _resolved(_content(told["requestBody"]), schemas)
    required = {name: schema["properties"][name]["examples"][0] for name in schema["required"]}
    return json.dumps(required, ensure_ascii=False)


def _fields(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    parts = _resolved(schema, schemas).get("properties", {})
    return tuple((name, _kind(part, schemas)) for name, part in parts.items())


def _content(told: Mapping[str, Any]) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = told["content"]["application/json"]["schema"]
    return schema


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema itself, or the one that it refers to."""
    found: Mapping[str, Any] = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _kind(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What a value is, in words."""
    whole = _resolved(schema, schemas)
    if "anyOf" in whole:
        inner = [one for one in whole["anyOf"] if one.get("type") != "null"]
        words = " or ".join(_kind(one, schemas) for one in inner)
        return words if len(inner) == len(whole["anyOf"]) else f"{words}{_OR_NULL}"
    if whole.get("type") == "array" and "items" in whole:
        return f"list of {_many(_kind(whole['items'], schemas))}"
    return _KINDS.get(whole.get("type", ""), "value")


def _many(kind: str) -> str:
    return kind if "," in kind or " " in kind else f"{kind}s"
