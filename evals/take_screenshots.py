"""Takes the pictures of README and docs anew, over the index of the bundled corpus: `make screenshots`.

python evals/take_screenshots.py [INDEX]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "evals" / "benchmarks"))
from serving import served  # noqa: E402

IMAGES = ROOT / "docs" / "images"
QUESTION = "What tier is Tajikistan on in 2025, and what was it the year before?"


class Picture(NamedTuple):
    """A picture: the file, the address, the window, the colours, and what is done before it is taken."""

    name: str
    address: str
    width: int = 1280
    height: int = 800
    scheme: str = "light"
    act: Callable[[Any], None] = lambda _: None


def ask(page: Any) -> None:
    """Ask, and open the first citation."""
    page.wait_for_selector(".welcome .example")
    box = page.get_by_label("Your question")
    box.fill(QUESTION)
    box.press("Enter")
    page.wait_for_selector("#turn-0 .answer")
    page.locator("#turn-0 .mark").first.click()
    page.wait_for_selector("#reader mark.current")


def open_citation(page: Any) -> None:
    """Open a citation of the comparison beside it."""
    page.locator(".findings .mark").nth(2).click()
    page.wait_for_selector(".pane mark.current")
    page.evaluate("scrollTo(0, 0)")


PICTURES = (
    Picture("chat", "", act=ask),
    Picture("chat-dark", "", scheme="dark", act=ask),
    Picture("chat-phone", "", 390, 844, act=ask),
    Picture("compare", "compare?country=Tajikistan&from=2024&to=2025", height=900, act=open_citation),
    Picture("country", "country/tajikistan", height=900),
    Picture("world", "world?region=Central+Asia", height=640),
)


@click.command()
@click.argument("index", type=click.Path(path_type=Path, exists=True), default=ROOT / "indexes" / "default")
def main(index: Path) -> None:
    """Take all of them."""
    from playwright.sync_api import sync_playwright

    with served(index) as (address, *_), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for it in PICTURES:
            size = {"width": it.width, "height": it.height}
            page = browser.new_page(viewport=size, color_scheme=it.scheme, reduced_motion="reduce")
            page.goto(f"{address}/{it.address}")
            it.act(page)
            page.wait_for_timeout(300)
            page.screenshot(path=IMAGES / f"{it.name}.png")
            page.close()
            sys.stdout.write(f"{IMAGES / it.name}.png\n")
        browser.close()


if __name__ == "__main__":
    main()
