"""A site on loopback in the layout of the official one: index pages that link the countries' pages, in our own words."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FURNITURE = (
    '<nav><a href="/">Home</a> <a href="/reports/">Reports</a> <a href="https://elsewhere.example/chad/">Chad</a></nav>'
)


def country_page(country: str, year: int, identified: int = 12) -> bytes:
    """A country's page: navigation, the narrative, a footer."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{country} - Site</title>
<script>var tier = "Tier 3";</script></head><body>{FURNITURE}
<main><article><div class="entry-content"><h2 class="report__section-title">{country.upper()} (Tier 2)</h2>
<p>The Government of {country} does not fully meet the minimum standards for the elimination of trafficking but is
making significant efforts to do so. The government demonstrated overall increasing efforts compared with the previous
reporting period; therefore {country} remained on Tier 2. These efforts included opening a second shelter.</p>
<h3>PRIORITIZED RECOMMENDATIONS:</h3>
<ul><li>Open shelters in every region.</li><li>Train judges on the new law.</li></ul>
<h3>PROSECUTION</h3><p>The government increased law enforcement efforts. Courts convicted four traffickers in
{year - 1}.</p>
<h3>PROTECTION</h3><p>The government maintained protection efforts. Officials identified {identified} victims in
{year - 1}, compared with nine in {year - 2}.</p>
<h3>PREVENTION</h3><p>The government maintained prevention efforts and ran a hotline.</p>
<h3>TRAFFICKING PROFILE:</h3><p>Traffickers exploit domestic and foreign victims in {country}.</p>
</div></article></main><footer><p>Subscribe to our letters.</p></footer></body></html>""".encode()


def index_page(links: dict[str, str], title: str = "Report") -> bytes:
    """An edition's index page; `links` has an address for each name."""
    items = "".join(f'<li><a href="{address}">{name}</a></li>' for name, address in links.items())
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>{FURNITURE}
<main><h1>{title}</h1><p><a href="./introduction/">Introduction</a> <a href="#top">Top</a></p><ul>{items}</ul></main>
</body></html>""".encode()


@dataclass
class Reply:
    """What the site answers once: a status, headers and a body, after `delay` seconds; in one piece or in chunks."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    chunked: bool = False


@dataclass
class Asked:
    """A request as it reached the site."""

    path: str
    headers: dict[str, str]


class TipSite:
    """What the site holds, and what it was asked. A path without replies answers 404; the last reply is repeated."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Asked] = []  # but for robots.txt
        self.robots_asked: list[Asked] = []

    def put(self, path: str, *replies: Reply | bytes) -> None:
        """Let the site answer `path` with these replies, one after the other; a page gets an ETag and a date."""
        self.replies[path] = [reply if isinstance(reply, Reply) else _page(reply) for reply in replies]

    def put_edition(self, year: int, countries: dict[str, str], missing: tuple[str, ...] = ()) -> str:
        """Put an index page and the pages it links, by slug and name, without those `missing`; gives their folder."""
        folder = f"/reports/{year}-trafficking-in-persons-report{'-2' if year == 2019 else ''}/"
        self.put(folder, index_page({name: f"{folder}{slug}/" for slug, name in countries.items()}))
        for slug, name in countries.items():
            if slug not in missing:
                self.put(f"{folder}{slug}/", country_page(name, year))
        return folder

    def paths(self) -> list[str]:
        """What was asked since the last call."""
        paths = [asked.path for asked in self.asked]
        self.asked.clear()
        return paths

    def answer(self, path: str, headers: dict[str, str]) -> Reply:
        """The reply to a request."""
        asked = self.robots_asked if path == "/robots.txt" else self.asked
        asked.append(Asked(path, headers))
        replies = self.replies.get(path, [Reply(404, b"<p>Nothing here.</p>")])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if reply.status == 200 and headers.get("if-none-match", "-") == reply.headers.get("ETag"):
            return Reply(304, headers={"ETag": reply.headers["ETag"]})
        return reply


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a client that goes away in the middle is what some tests are about."""


def _page(body: bytes) -> Reply:
    headers = {
        "ETag": f'"{hash(body):x}"',
        "Last-Modified": "Mon, 29 Sep 2025 12:00:00 GMT",
        "Content-Type": "text/html",
    }
    return Reply(200, body, headers)


def _chunks(body: bytes) -> bytes:
    """A body in chunks of 1,000 bytes, as HTTP/1.1 sends it."""
    pieces = (body[at : at + 1000] for at in range(0, len(body), 1000))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@contextmanager
def serving() -> Iterator[TipSite]:
    """A site that answers on loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = site.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
            time.sleep(reply.delay)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.chunked:
                    self.send_header("Transfer-Encoding", "chunked")
                else:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(_chunks(reply.body) if reply.chunked else reply.body)
            except OSError:  # the client did not wait
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    site = TipSite(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
