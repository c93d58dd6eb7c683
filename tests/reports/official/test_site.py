from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from tip_site import Reply, TipSite, serving

from tipqa.errors import UsageError
from tipqa.reports.official.hosts import is_allowed, named_site, on_named
from tipqa.reports.official.site import TRIES, NotHad, Page, Site
from tipqa.reports.official.waiting import LONGEST, backoff, retry_after

AGENT = "Mozilla/5.0 (compatible; tipqa)"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def tip_site() -> Iterator[TipSite]:
    with serving() as site:
        yield site


def asking(tip_site: TipSite, waits: list[float], **options: float) -> Site:
    options = {"pause": 0.0, "timeout": 5.0, **options}
    return Site(AGENT, named=tip_site.url, sleep=waits.append, **options)  # type: ignore[arg-type]


def got(tip_site: TipSite, path: str = "/page/", **options: float) -> tuple[Page | NotHad, list[float]]:
    waits: list[float] = []
    with asking(tip_site, waits, **options) as site:
        answer = site.get(tip_site.url + path)
    return answer, [wait for wait in waits if wait]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOON - timedelta(hours=1), usegmt=True), 0.0),
        ("Tue, 24 Nov 2026 12:00:30 -0000", 30.0),
        ("9" * 5000, float("inf")),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


def test_backoff_doubles_up_to_a_minute() -> None:
    assert [backoff(tries) for tries in (1, 2, 3, 6, 20)] == [2, 4, 8, 60, 60]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://www.state.gov/reports/", True),
        ("https://2017-2021.state.gov:443/reports/", True),
        ("http://www.state.gov/reports/", False),
        ("https://state.gov/reports/", False),
        ("https://www.state.gov.example.org/", False),
        ("https://www.state.gov:8443/", False),
        ("https://user@www.state.gov/", False),
        ("https://www.state.gov:x/", False),
        ("ftp://www.state.gov/", False),
        ("//www.state.gov/", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_https_on_official_hosts_is_allowed(address: str, allowed: bool) -> None:
    assert is_allowed(address) is allowed


def test_a_named_site_is_allowed_beside_the_official_ones() -> None:
    named = named_site("http://Mirror.example:8000/")
    assert named == "http://mirror.example:8000"
    assert is_allowed("http://mirror.example:8000/reports/", named)
    assert is_allowed("https://www.state.gov/", named)
    assert not is_allowed("http://mirror.example/reports/", named)
    assert not is_allowed("https://mirror.example:8000/reports/", named)
    assert on_named("https://www.state.gov/reports/x/", named) == "http://mirror.example:8000/reports/x/"
    folder = named_site("https://mirror.example/copy/")
    assert is_allowed("https://mirror.example/copy/reports/", folder)
    assert not is_allowed("https://mirror.example/copyright/", folder)
    assert on_named("https://elsewhere.example/x/", named) == "https://elsewhere.example/x/"
    assert on_named("https://www.state.gov/x/", "") == "https://www.state.gov/x/"


@pytest.mark.parametrize("address", ["mirror.example", "ftp://mirror.example", "http://", "https://a.example/?x"])
def test_a_named_site_must_be_one(address: str) -> None:
    with pytest.raises(UsageError, match="--host"):
        named_site(address)


def test_a_page_comes_with_its_hash_and_validators(tip_site: TipSite) -> None:
    tip_site.put("/page/", b"<p>Words</p>")
    page, waits = got(tip_site)
    assert isinstance(page, Page)
    assert (page.body, page.unchanged, waits) == (b"<p>Words</p>", False, [])
    assert page.sha256 == hashlib.sha256(page.body).hexdigest()
    assert page.etag.startswith('"')
    assert page.last_modified == "Mon, 29 Sep 2025 12:00:00 GMT"
    assert tip_site.asked[0].headers["user-agent"] == AGENT
    assert tip_site.asked[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_packed_page_is_unpacked(tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(200, gzip.compress(b"Words"), {"Content-Encoding": "gzip"}))
    page, _ = got(tip_site)
    assert isinstance(page, Page)
    assert page.body == b"Words"


def test_known_validators_are_sent(tip_site: TipSite) -> None:
    tip_site.put("/page/", b"Words")
    with asking(tip_site, []) as site:
        first = site.get(f"{tip_site.url}/page/")
        assert isinstance(first, Page)
        second = site.get(f"{tip_site.url}/page/", first.etag, first.last_modified)
    assert isinstance(second, Page)
    assert second.unchanged
    assert tip_site.asked[1].headers["if-modified-since"] == first.last_modified


def test_a_validator_that_cannot_be_sent_is_left_out(tip_site: TipSite) -> None:
    tip_site.put("/page/", b"Words")
    with asking(tip_site, []) as site:
        assert isinstance(site.get(f"{tip_site.url}/page/", '"é"', "Mon\r\nX: y"), Page)
    assert "if-none-match" not in tip_site.asked[0].headers
    assert "x" not in tip_site.asked[0].headers


def test_it_pauses_between_requests_and_redirects(tip_site: TipSite) -> None:
    tip_site.put("/old/", Reply(301, headers={"Location": "/page/"}))
    tip_site.put("/page/", b"Words")
    page, waits = got(tip_site, "/old/", pause=7.0)
    assert isinstance(page, Page)
    assert page.url == f"{tip_site.url}/page/"
    assert waits == [pytest.approx(7, abs=1)] * 2  # robots.txt came first


def test_a_busy_site_is_asked_again_when_it_says(tip_site: TipSite) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    busy = [Reply(429, headers={"Retry-After": "11"}), Reply(503, headers={"Retry-After": date}), Reply(429)]
    tip_site.put("/page/", *busy, Reply(200, b"Words"))
    page, waits = got(tip_site)
    assert isinstance(page, Page)
    assert waits == [11, pytest.approx(60, abs=3), 8]
    assert len(tip_site.asked) == 4


def test_a_site_that_stays_busy_is_given_up(tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(503))
    answer, waits = got(tip_site)
    assert isinstance(answer, NotHad)
    assert answer.kind == "refused"
    assert waits == [2, 4, 8, 16]
    assert len(tip_site.asked) == TRIES


def test_a_site_that_wants_too_long_a_wait_is_left_alone(tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(429, headers={"Retry-After": str(int(LONGEST) + 1)}))
    answer, waits = got(tip_site)
    assert isinstance(answer, NotHad)
    assert (answer.kind, answer.ends, waits, len(tip_site.asked)) == ("refused", True, [], 1)
    assert "asks to wait 1.0 hours" in answer.why


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "absent"), (410, "absent"), (403, "refused"), (500, "silent"), (204, "unfit")]
)
def test_other_answers_have_a_kind_and_a_reason(tip_site: TipSite, status: int, kind: str) -> None:
    tip_site.put("/page/", Reply(status))
    answer, _ = got(tip_site)
    assert isinstance(answer, NotHad)
    assert answer.kind == kind
    assert str(status) in answer.why


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "http://www.state.gov/", "file:///etc/passwd"])
def test_a_redirect_to_a_foreign_host_is_not_followed(tip_site: TipSite, target: str) -> None:
    tip_site.put("/page/", Reply(302, headers={"Location": target}))
    answer, _ = got(tip_site)
    assert isinstance(answer, NotHad)
    assert answer.kind == "unfit"
    assert target in answer.why


def test_redirects_in_a_circle_end(tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(302, headers={"Location": "/page/"}))
    answer, _ = got(tip_site)
    assert isinstance(answer, NotHad)
    assert "5 times" in answer.why


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_that_is_too_large_is_left(tip_site: TipSite, packed: bool) -> None:
    body = b"x" * 3_000_000
    reply = Reply(200, gzip.compress(body), {"Content-Encoding": "gzip"}) if packed else Reply(200, body)
    tip_site.put("/page/", reply)
    answer, _ = got(tip_site, largest=1_000_000)
    assert isinstance(answer, NotHad)
    assert answer.kind == "unfit"
    assert "larger than 1 MB" in answer.why


def test_a_slow_page_is_asked_for_twice(tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(200, b"Words", delay=4))
    answer, waits = got(tip_site, timeout=0.5)
    assert isinstance(answer, NotHad)
    assert answer.kind == "silent"
    assert "within 0.5 s" in answer.why
    assert waits == [2]


def test_a_site_that_is_not_there_is_silent() -> None:
    with serving() as gone:
        pass
    answer, _ = got(gone)
    assert isinstance(answer, NotHad)
    assert answer.kind == "silent"
    assert "cannot be reached" in answer.why


def test_a_broken_packing_is_no_crash(tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(200, b"not gzip", {"Content-Encoding": "gzip"}))
    answer, _ = got(tip_site)
    assert isinstance(answer, NotHad)


@pytest.mark.parametrize("agent", ["", "  ", "Mozilla\r\nX: y", "tipqa ÿ"])
def test_a_user_agent_must_fit_into_a_request(agent: str) -> None:
    with pytest.raises(UsageError, match="user-agent"):
        Site(agent)
