"""REST over real HTTP: the documents are those of the Python API, and every failure has one form."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import Any

import httpx
import patient
import pytest
from api_server import mounted, serving

import tipqa
from tipqa.api.app import api_app
from tipqa.api.desk import Desk
from tipqa.api.settings import ApiSettings
from tipqa.errors import BrokenIndexError, SettingsError
from tipqa.qa import QA

pytest_plugins = ["api_fixtures"]

QUESTION = "What tier is Tajikistan on in 2025, and what was it the year before?"
ERROR = {"code", "message", "hint", "suggestions"}


def without_pages(value: Any) -> Any:
    """A document as the Python API gives it, in the form that JSON gives it."""
    if isinstance(value, dict):
        return {str(key): without_pages(one) for key, one in value.items() if key != "page"}
    if isinstance(value, list | tuple):
        return [without_pages(one) for one in value]
    return value


def test_each_document_is_that_of_the_python_api(api: httpx.Client, qa: QA) -> None:
    for path, document in (
        (f"/v1/ask?question={QUESTION}", qa.ask(QUESTION).to_dict()),
        (
            "/v1/search?text=shelters&years=2024&k=3",
            {"hits": [it.to_dict() for it in qa.search("shelters", years=(2024,), k=3)]},
        ),
        ("/v1/compare?country=Tajikistan", qa.compare("Tajikistan").to_dict()),
        ("/v1/compare?country=Uzbekistan&from=2023&to=2025", qa.compare("Uzbekistan", 2023, 2025).to_dict()),
        ("/v1/history?country=Tajikistan&measure=convictions", qa.history("Tajikistan", "convictions").to_dict()),
        ("/v1/movers?year=2025", qa.movers(2025).to_dict()),
    ):
        found = api.get(path)
        assert found.status_code == 200, found.text
        assert without_pages(found.json()) == without_pages(document)


def test_a_question_by_post_is_answered_as_by_get(api: httpx.Client, qa: QA) -> None:
    asked = {"question": "And in 2024?", "history": [QUESTION], "countries": ["Tajikistan"]}
    found = api.post("/v1/ask", json=asked)
    assert without_pages(found.json()) == without_pages(qa.ask(**asked).to_dict())  # type: ignore[arg-type]
    assert "etag" not in found.headers
    hits = api.post("/v1/search", json={"text": "shelters", "sections": ["protection"], "k": 2}).json()["hits"]
    assert [hit["section"] for hit in hits] == ["protection"] * 2


def test_a_citation_leads_to_its_words(api: httpx.Client) -> None:
    cited = api.get("/v1/ask", params={"question": QUESTION}).json()["citations"]
    for it in cited:
        assert it["page"] == f"/report/{it['report']}?s={it['start']}-{it['end']}"
        part = api.get(f"/v1/reports/{it['report']}", params={"start": it["start"], "end": it["end"]}).json()
        assert part["text"] == it["quote"]
    assert len(cited) > 1


def test_a_long_list_is_read_page_by_page(api: httpx.Client, qa: QA) -> None:
    wanted = [row.to_dict() for row in qa.figures(["Tajikistan", "Uzbekistan"], [2024, 2025], certain=True)]
    address, found = (
        "/v1/figures?countries=Tajikistan&countries=Uzbekistan&years=2024&years=2025&certain=true&limit=4",
        [],
    )
    while address:
        page = api.get(address)
        found += page.json()["items"]
        assert page.json()["total"] == len(wanted)
        address = str(page.url.join(page.json()["next"])) if page.json()["next"] else ""
    assert len(found) > 8
    assert without_pages(found) == without_pages(wanted)


def test_tiers_and_reports_are_listed(api: httpx.Client, qa: QA) -> None:
    tiers = api.get("/v1/tiers", params={"countries": "Tadjikistan", "years": 2025}).json()
    assert without_pages(tiers["items"]) == [row.to_dict() for row in qa.tiers().only(["Tajikistan"], [2025])]
    reports = api.get("/v1/reports", params={"countries": "Tajikistan"}).json()
    assert [it["id"] for it in reports["items"]] == ["2025/tajikistan", "2024/tajikistan", "2023/tajikistan"]
    assert reports["items"][0]["page"] == "/report/2025/tajikistan"
    whole = api.get("/v1/reports/2025/tajikistan").json()
    assert whole["text"] == qa.report("2025/tajikistan").text
    assert whole["provenance"] == "tipqa digest, not the report’s words"


def test_health_and_version(api: httpx.Client, qa: QA) -> None:
    assert api.get("/v1/health").json() == {"status": "ok", "reports": len(qa.reports())}
    version = api.get("/v1/version").json()
    assert (version["tipqa"], version["api"]) == (tipqa.__version__, "v1")
    assert api.get("/v1/tiers?limit=1").headers["etag"] == f'"{version["mark"]}"'


def test_what_has_not_changed_is_not_sent_again(api: httpx.Client) -> None:
    first = api.get("/v1/compare?country=Tajikistan")
    mark = first.headers["etag"]
    for given in (mark, f"W/{mark}", f'"other", {mark}', "*"):
        again = api.get("/v1/compare?country=Tajikistan", headers={"if-none-match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert api.get("/v1/compare?country=Tajikistan", headers={"if-none-match": '"other"'}).content == first.content


@pytest.mark.parametrize(
    ("path", "status", "code", "says"),
    [
        ("/v1/ask", 422, "invalid_request", "question: field required"),
        ("/v1/ask?question=%20", 400, "usage", "the question is empty"),
        (f"/v1/ask?question={'a' * 2001}", 422, "invalid_request", "question"),
        ("/v1/ask?question=What&years=1066", 422, "invalid_request", "years"),
        ("/v1/ask?question=What&nothing=1", 422, "invalid_request", "nothing"),
        ("/v1/ask?question=What&series=nothing", 400, "usage", "the index holds no series 'nothing'"),
        ("/v1/compare?country=Chad&series=nothing", 400, "usage", "the index holds no series 'nothing'"),
        ("/v1/history?country=Chad&series=nothing", 400, "usage", "the index holds no series 'nothing'"),
        ("/v1/movers?series=nothing", 400, "usage", "the index holds no series 'nothing'"),
        ("/v1/search?text=shelter&k=0", 422, "invalid_request", "k: "),
        ("/v1/search?text=shelter&sections=poetry", 422, "invalid_request", "sections"),
        ("/v1/compare?country=Atlantis", 404, "unknown_country", "Atlantis"),
        ("/v1/compare?country=Fiji", 404, "not_held", "Fiji"),
        ("/v1/history?country=Tajikistan&measure=joy", 400, "usage", "no measure is known as 'joy'"),
        ("/v1/movers?year=1999", 404, "not_held", "1999"),
        ("/v1/figures?limit=5000", 422, "invalid_request", "limit"),
        ("/v1/reports/2025/nowhere", 404, "not_held", "2025/nowhere"),
        ("/v1/reports/2025/..%2f..%2fetc", 404, "no_such_address", "nothing at this address"),
        ("/v1/reports/2025/tajikistan?start=9&end=3", 400, "usage", "no part of 2025/tajikistan"),
        ("/v1/reports/2025/tajikistan?end=9999999", 400, "usage", "no part of 2025/tajikistan"),
        ("/v1/nothing", 404, "no_such_address", "nothing at this address"),
    ],
)
def test_what_cannot_be_is_told_in_one_form(api: httpx.Client, path: str, status: int, code: str, says: str) -> None:
    found = api.get(path)
    assert (found.status_code, found.json()["code"]) == (status, code)
    assert found.json().keys() == ERROR
    assert says in found.json()["message"]


def test_near_names_are_offered(api: httpx.Client) -> None:
    found = api.get("/v1/compare?country=Uzbekia").json()
    assert "Uzbekistan" in found["suggestions"]


def test_another_method_and_a_body_that_is_no_json(api: httpx.Client) -> None:
    assert api.delete("/v1/ask").json()["code"] == "method_not_allowed"
    assert api.delete("/v1/ask").headers["allow"]
    for body in (b"{", b"[]", b'{"question": 7}', b"\xff"):
        found = api.post("/v1/ask", content=body, headers={"content-type": "application/json"})
        assert found.status_code in (400, 422)
        assert (found.json()["code"], found.json().keys()) == ("invalid_request", ERROR)


def test_a_body_that_is_no_json_is_called_so(api: httpx.Client) -> None:
    found = api.post("/v1/ask", content=b"{", headers={"content-type": "application/json"})
    assert (found.status_code, found.json()["message"]) == (422, "the body is no JSON")


def test_without_pages_there_is_no_address_of_one(qa: QA) -> None:
    with serving(mounted(qa, pages=False)) as address:
        (cited,) = patient.get(
            f"{address}/api/v1/ask", params={"question": "What tier is Tajikistan on in 2025?"}
        ).json()["citations"]
    assert "page" not in cited


def test_with_a_token_only_who_brings_it_is_answered(qa: QA) -> None:
    token = "a-token-of-many-letters"
    with serving(mounted(qa, ApiSettings(token=token))) as address:
        for path, headers, status in (
            ("/api/v1/version", {}, 401),
            ("/api/v1/version", {"authorization": f"Bearer {token}x"}, 401),
            ("/api/v1/version", {"authorization": f"Basic {token}"}, 401),
            ("/api/v1/version", {"authorization": f"bearer {token}"}, 200),
            ("/api/v1/nothing", {}, 401),
            ("/api/v1/health", {}, 200),
            ("/api/openapi.json", {}, 200),
        ):
            found = patient.get(address + path, headers=headers)
            assert found.status_code == status, (path, headers)
            if status == 401:
                assert found.json().keys() == ERROR
                assert found.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "token", ["short", "of many words and long enough", "long-enough-but-with-é", "line\nline-line-line"]
)
def test_a_token_that_cannot_be_is_refused(token: str) -> None:
    with pytest.raises(SettingsError, match="token"):
        ApiSettings(token=token)


def test_an_index_that_is_missing_is_told() -> None:
    def missing() -> QA:
        raise BrokenIndexError("there is no index; run `tipqa index`")

    with serving(api_app(Desk(missing, ApiSettings()))) as address:
        for path in ("/v1/health", "/v1/version", "/v1/ask?question=What"):
            found = patient.get(address + path)
            assert (found.status_code, found.json()["code"]) == (503, "index")


def test_a_fault_of_ours_tells_nothing_of_the_server() -> None:
    def broken() -> QA:
        raise ZeroDivisionError("a path of the server")

    with serving(api_app(Desk(broken, ApiSettings()))) as address:
        found = patient.get(f"{address}/v1/version")
    assert (found.status_code, found.json()["code"]) == (500, "internal")
    assert "path" not in found.text


def test_more_than_may_wait_are_sent_away(qa: QA) -> None:
    leave = threading.Event()

    def slow() -> QA:
        assert leave.wait(60)
        return qa

    with serving(api_app(Desk(slow, ApiSettings(at_once=1, queue=1)))) as address, ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(patient.get, f"{address}/v1/version") for _ in range(3)]
        wait(asked, timeout=60, return_when=FIRST_COMPLETED)
        leave.set()
        found = sorted(it.result().status_code for it in asked)
    assert found == [200, 200, 503]
