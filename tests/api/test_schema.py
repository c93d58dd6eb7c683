"""The API does what its description says, whatever is asked: cases made from the OpenAPI document by schemathesis."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tipqa.api.app import api_app
from tipqa.api.desk import Desk
from tipqa.api.settings import ApiSettings
from tipqa.qa import QA

pytest_plugins = ["api_fixtures"]

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis, of the extra dev")
GET = "ask search compare history movers figures tiers reports reports/{year}/{slug} health version".split()
OPERATIONS = [*((f"/v1/{name}", "GET") for name in GET), ("/v1/ask", "POST"), ("/v1/search", "POST")]
# What the description allows may still be a series that is not held, or a question of nothing but space: 400 says so.
ACCEPTS_ALL = [schemathesis.checks.positive_data_acceptance]
CASES = 20  # of what the description allows, and of what it does not, for each operation


@pytest.fixture(scope="module")
def described(qa: QA) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", api_app(Desk(lambda: qa, ApiSettings())))


def test_every_operation_is_tried(qa: QA) -> None:
    paths = api_app(Desk(lambda: qa, ApiSettings())).openapi()["paths"]
    assert {(path, method.upper()) for path, its in paths.items() for method in its} == set(OPERATIONS)


@pytest.mark.parametrize("allowed", [True, False])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_an_operation_keeps_its_word(described: Any, path: str, method: str, allowed: bool) -> None:
    mode = schemathesis.GenerationMode.POSITIVE if allowed else schemathesis.GenerationMode.NEGATIVE
    operation = described[path][method]
    if not allowed and not operation.definition.raw.get("parameters") and method == "GET":
        pytest.skip("it takes nothing that could be wrong")
    tried = []

    @settings(max_examples=CASES)
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps_its_word(case: Any) -> None:
        found = case.call_and_validate(excluded_checks=ACCEPTS_ALL).status_code
        tried.append(found)
        assert found < 500

    keeps_its_word()
    assert tried
