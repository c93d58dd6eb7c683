"""The examples in the description are what the API gives; with TIPQA_WRITE_EXAMPLES=1 (`make examples`) they are written anew."""

from __future__ import annotations

import json
import os
from typing import Any

import httpx
import pytest

from tipqa.api import examples
from tipqa.api.described import operations

pytest_plugins = ["api_fixtures"]

OPERATIONS = {it.id: it for it in operations()}
CHANGING = ("tipqa", "index_built", "mark")  # with each release and each index
WRONG = "v1/compare?country=Nigera"


def cut(value: Any) -> Any:
    """A document with its lists cut to their first item, and its numbers to what does not change with the machine."""
    if isinstance(value, dict):
        return {name: cut(one) for name, one in value.items()}
    if isinstance(value, list):
        return [cut(one) for one in value[:1]]
    return round(value, 2) if isinstance(value, float) else value


def given(api: httpx.Client, id: str) -> Any:
    it = OPERATIONS[id]
    reply = api.get(it.example) if it.method == "GET" else api.post(it.path, json=json.loads(it.body))
    assert reply.status_code == 200, reply.text
    return cut(reply.json())


@pytest.fixture(scope="module", autouse=True)
def written(api: httpx.Client) -> None:
    if os.environ.get("TIPQA_WRITE_EXAMPLES"):
        made = {id: given(api, id) for id in OPERATIONS if not id.endswith("_by_post")}
        made["error"] = api.get(WRONG).json()
        examples.FILE.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.skip("the examples are written anew")


def alike(one: Any, other: Any) -> bool:
    """Whether two documents are one, but for the second digit of a measure."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[it], other[it]) for it in one if it not in CHANGING)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < 0.02
    return bool(one == other)


@pytest.mark.parametrize("id", OPERATIONS)
def test_an_example_is_what_is_given(api: httpx.Client, id: str) -> None:
    shown, found = examples.example(id), given(api, id)
    assert alike(shown, found), f"write it anew with `make examples` and look at the difference: {shown} {found}"


def test_the_example_of_an_error_is_real(api: httpx.Client) -> None:
    found = api.get(WRONG)
    assert (found.status_code, found.json()) == (404, examples.example("error"))


def test_they_stand_in_the_description(api: httpx.Client) -> None:
    paths = api.get("openapi.json").json()["paths"]
    for it in OPERATIONS.values():
        replies = paths[it.path][it.method.lower()]["responses"]
        assert replies["200"]["content"]["application/json"]["example"] == examples.example(it.id)
        assert replies["404"]["content"]["application/json"]["example"]["suggestions"] == ["Nigeria", "Niger"]
