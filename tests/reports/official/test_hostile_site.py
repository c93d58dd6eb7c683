"""A site that is slow on purpose, packs bombs, wants too much, or does not want us; each played over real HTTP."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from tip_site import Reply, TipSite, country_page, index_page, serving

from tipqa.cli import cli
from tipqa.countries.lookup import resolve
from tipqa.errors import LimitError, ReadError
from tipqa.reports.official.deadline import within
from tipqa.reports.official.editions import find_edition
from tipqa.reports.official.fetching import Fetch
from tipqa.reports.official.links import country_links
from tipqa.reports.official.robots import Rules
from tipqa.reports.official.site import NotHad, Page, Site
from tipqa.reports.official.unpacking import unpacked

AGENT = "Mozilla/5.0 (compatible; tipqa)"
MB = 1_000_000
PATH = "/reports/2025-trafficking-in-persons-report/"


@pytest.fixture
def tip_site() -> Iterator[TipSite]:
    with serving() as site:
        yield site


def got(url: str, path: str = "/page/", **options: float) -> Page | NotHad:
    options = {"pause": 0.0, "timeout": 5.0, **options}
    with Site(AGENT, named=url, sleep=lambda _: None, **options) as site:  # type: ignore[arg-type]
        return site.get(url + path)


@contextmanager
def dripping(start: bytes) -> Iterator[str]:
    """A site that answers with `start` and then a byte every 20 ms, without an end; robots.txt is absent."""
    stop = threading.Event()

    def answer(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if b"/robots.txt" in connection.recv(4096):
                connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            connection.sendall(start)
            while not stop.wait(0.02):
                connection.sendall(b"x")

    def serve(listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            stop.set()
            listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"],
    ids=["status line", "headers", "body"],
)
def test_the_deadline_covers_everything_from_the_first_byte(start: bytes) -> None:
    with dripping(start) as url:
        started = time.monotonic()
        answer = got(url, timeout=0.2)
    assert isinstance(answer, NotHad)
    assert answer.kind == "silent"
    assert "took longer than 0.8 s" in answer.why
    assert time.monotonic() - started < 20  # two tries; the page never ends


def test_after_a_page_that_took_too_long_the_next_is_read(tip_site: TipSite) -> None:
    tip_site.put("/slow/", Reply(200, b"Words", delay=5))
    tip_site.put("/page/", b"Words")
    with Site(AGENT, 0.0, named=tip_site.url, timeout=1, sleep=lambda _: None) as site:
        assert isinstance(site.get(f"{tip_site.url}/slow/"), NotHad)
        assert isinstance(site.get(f"{tip_site.url}/page/"), Page)


def test_what_a_call_raises_is_raised_within_its_time() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)
    with pytest.raises(TimeoutError):
        within(0.05, lambda: time.sleep(1))


def bomb(layers: int) -> bytes:
    """A hundred megabytes of nothing, packed."""
    packed = gzip.compress(bytes(100 * MB))
    for _ in range(layers - 1):
        packed = gzip.compress(packed)
    return packed


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_stops_at_the_limit_while_it_is_unpacked(layers: int, tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(200, bomb(layers), {"Content-Encoding": ", ".join(["gzip"] * layers)}))
    tracemalloc.start()
    try:
        answer = got(tip_site.url, largest=MB)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(answer, NotHad)
    assert "larger than 1 MB" in answer.why
    assert peak < 8 * MB


def test_a_bomb_within_a_packed_page_counts_in_every_layer() -> None:
    inner = gzip.compress(b"Words") + bytes(100 * MB)  # what stands behind the end is never shown, and still costs
    with pytest.raises(LimitError):
        list(unpacked([gzip.compress(inner)], "gzip, gzip", MB))


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, br", "gzip, gzip, gzip", "compress"])
def test_what_was_not_asked_for_is_left(packing: str, tip_site: TipSite) -> None:
    tip_site.put("/page/", Reply(200, b"Words", {"Content-Encoding": packing}))
    answer = got(tip_site.url)
    assert isinstance(answer, NotHad)
    assert (answer.kind, packing in answer.why) == ("unfit", True)


def raw_deflate(text: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(text) + packing.flush()


@pytest.mark.parametrize(
    ("pack", "encoding"),
    [
        (gzip.compress, "gzip"),
        (gzip.compress, " GZip , identity"),
        (zlib.compress, "deflate"),
        (raw_deflate, "deflate"),
        (lambda text: gzip.compress(zlib.compress(text)), "deflate, gzip"),
        (bytes, ""),
    ],
)
def test_pages_come_out_as_they_were_however_they_are_cut(pack: Callable[[bytes], bytes], encoding: str) -> None:
    text = b"Words and words. " * 20_000
    packed = pack(text)
    for length in (1, 7, 4096, len(packed)):
        cut = (packed[at : at + length] for at in range(0, len(packed), length))
        assert b"".join(unpacked(cut, encoding, MB)) == text


def test_a_page_that_ends_early_is_no_page() -> None:
    with pytest.raises(ReadError, match="ends early"):
        list(unpacked([gzip.compress(b"Words" * 1000)[:-9]], "gzip", MB))


def many(count: int, words: str = "Chad {}", path: str = PATH) -> bytes:
    return b"<ul>" + b"".join(f"<a href={path}{n}>{words.format(n)}</a>".encode() for n in range(count)) + b"</ul>"


@pytest.mark.parametrize(
    "page",
    [many(600_000), many(90_000, "", "/"), many(60_000, "Nowhere {}"), b"<a href=x>" * 390_000],
    ids=["600,000 links", "many elsewhere", "many of no country", "links within links"],
)
def test_an_index_page_without_end_costs_little(page: bytes) -> None:
    started = time.process_time()
    with pytest.raises(LimitError, match="the index page"):
        country_links(page, f"https://www.state.gov{PATH}")
    assert time.process_time() - started < 10


def test_an_index_page_without_end_is_a_reason_and_no_edition(tip_site: TipSite, tmp_path: Path) -> None:
    tip_site.put(PATH, many(30_000))
    with Site(AGENT, 0.0, named=tip_site.url, sleep=lambda _: None) as site:
        edition = find_edition(site, tmp_path, 2025)
    assert edition.links == {}
    assert edition.problem is not None
    assert "more than 20000 links, or 2000 below it" in edition.problem.why


def test_a_long_wait_ends_the_run_with_a_message(tip_site: TipSite, tmp_path: Path) -> None:
    folder = tip_site.put_edition(2025, {"chad": "Chad", "mali": "Mali", "niger": "Niger"})
    tip_site.put(f"{folder}mali/", Reply(429, headers={"Retry-After": "86400"}))
    call = ["fetch", "--year", "2025", "--all", "--host", tip_site.url, "--pause", "0", "--corpus", str(tmp_path)]
    result = CliRunner().invoke(cli, call, catch_exceptions=False)
    assert result.exit_code == 1
    assert "the run ended early: the site asks to wait 24.0 hours (429)" in result.stderr
    assert tip_site.paths() == [folder, f"{folder}chad/", f"{folder}mali/"]
    assert [path.name for path in (tmp_path / "2025").iterdir()] == ["chad.md"]


def test_a_long_wait_at_the_index_page_ends_the_run_too(tip_site: TipSite, tmp_path: Path) -> None:
    tip_site.put(PATH, Reply(503, headers={"Retry-After": "7200"}))
    with Site(AGENT, 0.0, named=tip_site.url, sleep=lambda _: None) as site:
        fetching = Fetch(site, tmp_path)
        assert [outcome.state for outcome in fetching.run([2025, 2024], None)] == ["missing"]
    assert "2.0 hours" in fetching.ended
    assert tip_site.paths() == [PATH]


def test_robots_txt_is_asked_for_once_and_obeyed(tip_site: TipSite, tmp_path: Path) -> None:
    folder = tip_site.put_edition(2025, {"chad": "Chad", "mali": "Mali", "niger": "Niger"})
    robots = f"User-agent: *\nAllow: /\n\nUser-agent: tipqa\nDisallow: {folder}mali/\n"
    tip_site.put("/robots.txt", Reply(200, robots.encode()))
    with Site(AGENT, 0.0, named=tip_site.url, sleep=lambda _: None) as site:
        outcomes = {it.country: it for it in Fetch(site, tmp_path).run([2025], None)}
    assert {name: it.state for name, it in outcomes.items()} == {"Chad": "added", "Mali": "missing", "Niger": "added"}
    assert f"robots.txt of the site does not let us ask for {tip_site.url}{folder}mali/" in outcomes["Mali"].why
    assert f"{folder}mali/" not in tip_site.paths()
    assert [asked.headers["user-agent"] for asked in tip_site.robots_asked] == [AGENT]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: tipqa\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: Mozilla\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*-persons-report/", False),
        ("User-agent: *\nDisallow: /reports/\nAllow: /reports/2025-", True),
        ("User-agent: *\nDisallow: /*.pdf$", True),
        ("<html>No robots here.</html>", True),
        ("", True),
    ],
)
def test_rules_are_read_by_the_standard(robots: str, allowed: bool) -> None:
    assert Rules(robots.encode(), AGENT).allow(f"https://www.state.gov{PATH}chad/") is allowed
    assert Rules(b"User-agent: mybot\nDisallow: /", "MyBot/2.0 (me)").allow("https://www.state.gov/x/") is False


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(404), "page"),
        (Reply(403), "page"),
        (Reply(500), "silent"),
        (Reply(302, headers={"Location": "https://elsewhere.example/robots.txt"}), "page"),
        (Reply(302, headers={"Location": "/robots.txt"}), "page"),
        (Reply(200, b"x", {"Content-Encoding": "br"}), "refused"),
        (Reply(429, headers={"Retry-After": "90000"}), "refused"),
    ],
)
def test_what_a_site_does_about_its_robots_txt(reply: Reply, kind: str, tip_site: TipSite) -> None:
    tip_site.put("/robots.txt", reply)
    tip_site.put("/page/", b"Words")
    answer = got(tip_site.url)
    assert (answer.kind if isinstance(answer, NotHad) else "page") == kind
    assert tip_site.paths() == (["/page/"] if kind == "page" else [])


def test_a_pause_that_robots_txt_wishes_is_kept(tip_site: TipSite) -> None:
    tip_site.put("/robots.txt", Reply(200, b"User-agent: *\nCrawl-delay: 9"))
    tip_site.put("/page/", b"Words")
    waits: list[float] = []
    with Site(AGENT, 1.0, named=tip_site.url, sleep=waits.append) as site:
        for _ in range(2):
            site.get(f"{tip_site.url}/page/")
    assert waits == [pytest.approx(9, abs=1)] * 2
    assert (Rules(b"User-agent: *\nCrawl-delay: nan", AGENT).pause, Rules(b"", AGENT).pause) == (0.0, 0.0)


def test_an_index_page_is_read_as_before(tip_site: TipSite, tmp_path: Path) -> None:
    tip_site.put(PATH, index_page({"Côte d’Ivoire": f"{PATH}cote-divoire/", "Chad": f"{PATH}chad/"}))
    tip_site.put(f"{PATH}chad/", country_page("Chad", 2025))
    with Site(AGENT, 0.0, named=tip_site.url, sleep=lambda _: None) as site:
        edition = find_edition(site, tmp_path, 2025)
        assert Fetch(site, tmp_path).one(2025, resolve("Chad")).state == "added"
    assert set(edition.links) == {resolve("Ivory Coast").name, "Chad"}
