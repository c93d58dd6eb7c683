"""The reference of the Python API: it builds, tells of all that is public, and none of its links is broken."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

import tipqa
from tipqa import errors

ROOT = Path(__file__).parents[2]
pytest.importorskip("pdoc", reason="needs the extra dev")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, html.HtmlElement]:
    """The pages by their files, as `make docs` writes them, without a warning."""
    folder = tmp_path_factory.mktemp("reference")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "docs" / "reference.py"), str(folder)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return {path: html.parse(str(path)).getroot() for path in folder.rglob("*.html")}


def ids(page: html.HtmlElement) -> set[str]:
    return {element.get("id") for element in page.iter() if element.get("id")}


def named(pages: dict[Path, html.HtmlElement], name: str) -> html.HtmlElement:
    (found,) = [page for path, page in pages.items() if path.name == name]
    return found


def test_no_link_is_broken(pages: dict[Path, html.HtmlElement]) -> None:
    places = {path: ids(page) for path, page in pages.items()}
    broken, followed = [], 0
    for path, page in pages.items():
        for _, _, link, _ in page.iterlinks():
            address, anchor = urldefrag(link)
            if ":" in address.partition("/")[0]:
                continue
            followed += 1
            target = (path.parent / unquote(address)).resolve() if address else path
            if not target.is_file() or (anchor and anchor not in places.get(target, ())):
                broken.append((path.name, link))
    assert broken == []
    assert followed > 1000


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, html.HtmlElement]) -> None:
    loaded = [
        link
        for page in pages.values()
        for element, _, link, _ in page.iterlinks()
        if element.tag != "a" and not link.startswith("data:") and ":" in link
    ]
    assert loaded == []


def test_every_public_name_is_told_of(pages: dict[Path, html.HtmlElement]) -> None:
    told = ids(named(pages, "tipqa.html"))
    assert set(tipqa.__all__) <= told
    methods = [name for name, _ in inspect.getmembers(tipqa.QA, inspect.isfunction) if not name.startswith("_")]
    assert {f"QA.{name}" for name in methods} <= told
    assert {name for name in vars(errors) if name.endswith("Error")} <= ids(named(pages, "errors.html"))


@pytest.mark.parametrize("name", [name for name in dir(tipqa.QA) if not name.startswith("_")])
def test_every_method_says_what_it_gives(name: str) -> None:
    assert len(inspect.getdoc(getattr(tipqa.QA, name)) or "") > 30
