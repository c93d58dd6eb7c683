"""Behind a proxy under a path: nginx hands the requests on with the path or without it, and a browser sees no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from browsing import new_page
from nginx import needs_nginx, nginx
from ports import free_port
from visitor import Visitor

pytestmark = needs_nginx
SERVER = """
server {{
  listen 127.0.0.1:{port};
  location /tip/ {{
    proxy_pass {target};
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_buffering off;
  }}
}}
"""


@pytest.fixture(scope="module")
def behind(serving: Any) -> Iterator[str]:
    """The address of a server that is to be shown under /tip."""
    with serving("--root-path", "/tip") as (address, _):
        yield address


@pytest.fixture(scope="module", params=["stripped", "whole"])
def proxied(request: pytest.FixtureRequest, behind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that nginx gives the pages, which it asks for without the path in front, or with it."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    target = behind if request.param == "stripped" else behind.rstrip("/")
    with nginx(SERVER.format(port=port, target=target), port, folder):
        yield f"http://127.0.0.1:{port}/tip/"


def test_the_chat_works_under_a_path(browser: Any, proxied: str) -> None:
    asked: list[str] = []
    failed: list[str] = []
    page = new_page(browser)
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(proxied)
    page.wait_for_selector(".welcome .example")
    page.get_by_label("Your question").fill("What tier is Tajikistan on in 2025?")
    page.get_by_label("Your question").press("Enter")
    page.wait_for_selector("#turn-0 .answer")
    page.locator("#turn-0 .mark").first.click()
    page.wait_for_selector("#reader mark.current")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Reports").click()
    page.get_by_role("link", name="Tajikistan, 2025 edition").click()
    page.wait_for_url("**/report/2025/tajikistan")
    page.wait_for_selector("article.report")
    assert page.locator("main").evaluate("it => getComputedStyle(it).maxWidth") != "none"  # the style sheet came
    page.context.close()
    assert [url for url in asked if not url.startswith((proxied, "data:", "blob:"))] in (
        [],
        [f"{proxied[:-5]}/manifest.json"],
    )
    assert [url for url in failed if not url.endswith("/manifest.json")] == []


@pytest.mark.parametrize("page", ["compare?country=Uzbekistan", "movers", "history?country=Uzbekistan", "world"])
def test_every_link_of_a_page_leads_below_the_path(proxied: str, page: str) -> None:
    with urlopen(proxied + page, timeout=30) as answer:
        html = answer.read().decode()
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
    assert len(links) > 10
    assert [link for link in links if not link.startswith("/tip/")] == []


def test_programs_are_answered_below_the_path(proxied: str) -> None:
    with urlopen(f"{proxied}api/v1/reports/2025/uzbekistan", timeout=30) as answer:
        assert answer.status == 200
    with urlopen(f"{proxied}health", timeout=30) as answer:
        assert answer.read() == b'{"status":"ok"}'


def test_the_path_stands_in_front_once(behind: str) -> None:
    visitor = Visitor(behind)
    assert visitor.send("GET", "/health")[0] == visitor.send("GET", "/tip/health")[0] == 200
    assert visitor.send("GET", "/tip/tip/health")[0] == 404
    status, _, head = visitor.answer("GET", "/tip")
    assert (status, head["location"]) == (308, "/tip/")
    assert visitor.send("GET", "/tipp/health")[0] == 404
