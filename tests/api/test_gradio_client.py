"""Gradio's own client, over real HTTP on the server that users start: named endpoints, whatever else Gradio has staying shut."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import patient
import pytest
from api_server import served
from test_rest import without_pages

from tipqa.qa import QA

gradio_client = pytest.importorskip("gradio_client", reason="comes with gradio")
pytest_plugins = ["api_fixtures"]
pytestmark = pytest.mark.filterwarnings("default")  # of the client's own

QUESTION = "What tier is Tajikistan on in 2025?"
TOKEN = "a-token-of-many-letters"


@pytest.fixture(scope="module")
def address(small_index_path: Path) -> Iterator[str]:
    with served(small_index_path) as address:
        yield address


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "False")  # the client would tell its makers that it is used


@pytest.fixture
def client(address: str) -> Iterator[Any]:
    client = gradio_client.Client(address, verbose=False, analytics_enabled=False, download_files=False)
    yield client
    client.close()


def test_each_document_is_that_of_the_python_api(client: Any, qa: QA) -> None:
    for name, values, named, document in (
        ("/ask", [QUESTION], {}, qa.ask(QUESTION)),
        ("/ask", [], {"question": "And in 2024?", "history": [QUESTION]}, qa.ask("And in 2024?", history=[QUESTION])),
        ("/compare", ["Tajikistan"], {}, qa.compare("Tajikistan")),
        ("/compare", ["Uzbekistan", 2023, 2025], {}, qa.compare("Uzbekistan", 2023, 2025)),
    ):
        assert without_pages(client.predict(*values, api_name=name, **named)) == without_pages(document.to_dict())
    found = client.predict("shelters", countries="Tajikistan", years=2024, k=2, api_name="/search")
    hits = qa.search("shelters", countries="Tajikistan", years=2024, k=2)
    assert without_pages(found) == without_pages({"hits": [hit.to_dict() for hit in hits]})
    assert found["hits"][0]["page"].startswith("/report/2024/tajikistan?s=")


def test_the_endpoints_are_described(client: Any) -> None:
    told = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert told.keys() == {"/ask", "/search", "/compare"}
    for it in told.values():
        needed = [part["parameter_name"] for part in it["parameters"] if not part["parameter_has_default"]]
        assert needed == [it["parameters"][0]["parameter_name"]]
        assert all(part["python_type"]["type"] in ("str", "int", "list") for part in it["parameters"])
    assert "predict(question" in client.view_api(return_format="str", print_info=False)


def test_what_is_wrong_is_told(client: Any) -> None:
    for name, values, named, code, says in (
        ("/compare", ["Ruritania"], {}, "unknown_country", "no country is known as 'Ruritania'"),
        ("/search", ["shelters"], {"k": -1}, "usage", "k: Input should be greater than or equal to 1"),
        ("/ask", [QUESTION], {"years": "soon"}, "usage", "years.0: Input should be a valid integer"),
        ("/ask", [" "], {}, "usage", "question"),
    ):
        with pytest.raises(gradio_client.exceptions.AppError, match=says) as caught:
            client.predict(*values, api_name=name, **named)
        assert caught.value.title == code


def test_many_threads_share_a_client(client: Any) -> None:
    def asked(number: int) -> bool:
        country = ("Tajikistan", "Uzbekistan", "Ghana")[number % 3]
        found: str = client.predict(f"What tier is {country} on?", api_name="/ask")["answer"]
        return country in found

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(asked, range(80)))
    time.sleep(0.7)  # its stream is closed by then
    assert asked(1)


def test_a_call_of_another_form_is_refused(address: str) -> None:
    join = f"{address}/api/gradio/queue/join"
    for call in (
        {"fn_index": 3, "session_hash": "a", "data": []},
        {"fn_index": 0, "session_hash": "../a", "data": []},
        {"fn_index": 0, "session_hash": "a", "data": "x"},
        {},
    ):
        assert (patient.post(join, json=call).status_code, patient.post(join, json=call).json()["code"]) == (
            422,
            "invalid_request",
        )
    nobody = patient.get(f"{address}/api/gradio/queue/data", params={"session_hash": "nobody"})
    assert nobody.text == 'data: {"msg": "close_stream", "event_id": null}\n\n'
    few = patient.post(join, json={"fn_index": 2, "session_hash": "few", "data": ["Tajikistan"]})
    told = patient.get(f"{address}/api/gradio/queue/data", params={"session_hash": "few"}).text
    assert few.json()["event_id"] in told
    assert "/compare takes 4 values, country, from_year, to_year, series; 1 came" in told


def test_calls_that_nobody_reads_are_bounded(address: str) -> None:
    call = {"fn_index": 1, "session_hash": "unread", "data": ["shelters", [], [], [], "", 1]}
    with httpx.Client(base_url=f"{address}/api/gradio", timeout=60) as caller:
        statuses = [caller.post("/queue/join", json=call).status_code for _ in range(102)]
        assert statuses == [200] * 100 + [503] * 2
        told = caller.get("/queue/data", params={"session_hash": "unread"}).text
        assert told.count("process_completed") == 100
        assert caller.post("/queue/join", json=call).status_code == 200


def test_it_tells_nothing_of_gradio_and_takes_no_files(address: str) -> None:
    told = patient.get(f"{address}/config").json()
    assert {it["type"] for it in told["components"]} == {"api"}
    for path in ("upload", "file=/etc/passwd", "reset", "cancel", "heartbeat/a", "run/predict", "call/ask"):
        assert patient.get(f"{address}/api/gradio/{path}").status_code == 404
        assert patient.post(f"{address}/api/gradio/{path}").status_code == 404
    assert patient.get(f"{address}/config", headers={"origin": "https://evil.example"}).status_code == 403


def test_the_token_and_the_path_hold(small_index_path: Path) -> None:
    with served(small_index_path, TIPQA_TOKEN=TOKEN, TIPQA_ROOT_PATH="/tip") as address:
        for headers, fits in (({"Authorization": f"Bearer {TOKEN}"}, True), ({}, False)):
            client = gradio_client.Client(
                f"{address}/tip", headers=headers, verbose=False, analytics_enabled=False, download_files=False
            )
            if fits:
                assert client.predict(QUESTION, api_name="/ask")["facts"]["tier"] == "Tier 2"
            else:
                with pytest.raises(httpx.HTTPStatusError, match="401"):
                    client.predict(QUESTION, api_name="/ask")
            client.close()
