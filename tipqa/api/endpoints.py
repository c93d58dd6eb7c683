"""The endpoints that Gradio's own client finds by name, and their description in the form that it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from tipqa.api import documents, requests
from tipqa.errors import UsageError
from tipqa.qa import QA
from tipqa.records import dataclass

PATH = "/gradio"  # below the root of the API
_FORM = "6.0.0"  # the release of Gradio whose descriptions have this form
_PROTOCOL = "sse_v3"  # in which a stream is open until the server closes it, so that no call falls between two


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What is called by `name`: its parameters are the fields of `asked`, and `document` makes what it gives.

    What a call cannot do without comes first.
    """

    name: str
    about: str
    asked: type[requests.Request]
    document: Callable[[QA, Any], dict[str, Any]]

    @property
    def fields(self) -> dict[str, FieldInfo]:
        """The parameters in order."""
        fields = self.asked.model_fields
        return dict(sorted(fields.items(), key=lambda it: not it[1].is_required()))

    def read(self, values: Sequence[Any]) -> requests.Request:
        """What a call asks, its values standing in the order of the parameters.

        Raises:
            UsageError: there are too many or too few, or one cannot be.
        """
        fields = self.fields
        if len(values) != len(fields):
            raise UsageError(f"/{self.name} takes {len(fields)} values, {', '.join(fields)}; {len(values)} came")
        named = {
            it.alias or name: _one_or_many(it, value) for (name, it), value in zip(fields.items(), values, strict=True)
        }
        try:
            return self.asked.model_validate(named)
        except ValidationError as error:
            first = error.errors()[0]
            raise UsageError(f"/{self.name}: {'.'.join(map(str, first['loc']))[:80]}: {first['msg'][:200]}") from None


ENDPOINTS = (
    Endpoint("ask", "The answer to a question with its citations.", requests.Ask, documents.answer),
    Endpoint("search", "The passages nearest to a text, best first.", requests.Search, documents.hits),
    Endpoint("compare", "What changed between two editions of a country.", requests.Compare, documents.comparison),
)


def config() -> dict[str, Any]:
    """What the client asks for first: where the endpoints are, and which of them there are."""
    components: list[dict[str, Any]] = []
    dependencies = []
    for number, it in enumerate(ENDPOINTS):
        inputs = range(len(components), len(components) + len(it.fields))
        components += [{"id": at, "type": "api", "props": {}, "skip_api": False} for at in (*inputs, inputs.stop)]
        dependencies.append(
            {
                "id": number,
                "api_name": it.name,
                "api_visibility": "public",
                "inputs": list(inputs),
                "outputs": [inputs.stop],
                "backend_fn": True,
                "queue": True,
                "cancels": [],
                "types": {"generator": False, "cancel": False},
            }
        )
    return {
        "version": _FORM,
        "mode": "blocks",
        "title": "tipqa",
        "protocol": _PROTOCOL,
        "api_prefix": f"/api{PATH}",
        "connect_heartbeat": False,
        "is_space": False,
        "space_id": None,
        "components": components,
        "dependencies": dependencies,
    }


def info() -> dict[str, Any]:
    """The endpoints' parameters, with their types and defaults, and what they give."""
    return {"named_endpoints": {f"/{it.name}": _described(it) for it in ENDPOINTS}, "unnamed_endpoints": {}}


def _described(it: Endpoint) -> dict[str, Any]:
    schemas = it.asked.model_json_schema()["properties"]
    gives = {"label": it.name, "type": {"type": "object"}, "component": "Api"}
    return {
        "description": it.about,
        "parameters": [_parameter(name, field, schemas[field.alias or name]) for name, field in it.fields.items()],
        "returns": [{**gives, "python_type": {"type": "dict[str, Any]", "description": it.about}}],
        "api_visibility": "public",
    }


def _parameter(name: str, field: FieldInfo, schema: dict[str, Any]) -> dict[str, Any]:
    example = next(iter(schema.get("examples", ())), None)
    return {
        "label": name,
        "parameter_name": name,
        "parameter_has_default": not field.is_required(),
        "parameter_default": None if field.is_required() else field.default,
        "type": {name: value for name, value in schema.items() if name in ("type", "anyOf", "items")},
        "python_type": {"type": _python_type(field), "description": field.description or ""},
        "component": "Api",
        "example_input": field.get_default() if example is None and not field.is_required() else example,
    }


def _python_type(field: FieldInfo) -> str:
    if _takes_many(field):
        return "list"
    return "int" if field.default is None or isinstance(field.default, int) else "str"


def _takes_many(field: FieldInfo) -> bool:
    return isinstance(field.default, list)


def _one_or_many(field: FieldInfo, value: Any) -> Any:
    """A list also where one country, year or section stands for itself, as in Python."""
    return [value] if _takes_many(field) and isinstance(value, str | int) else value
