"""The documents' links to files and headings of this project lead somewhere, and the examples in Python run."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")])
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)
_SIGN = re.compile(r"[^\w\- ]")


def anchors(path: Path) -> set[str]:
    """The names of a document's headings, as web sites of repositories make them."""
    heads = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S), re.M)
    return {_SIGN.sub("", head.strip().lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for link in _LINK.findall(_CODE.sub("", path.read_text(encoding="utf-8"))):
        file, _, anchor = link.partition("#")
        if ":" in file:
            continue
        target = path.parent / file if file else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_documents_are_found() -> None:
    assert {"README.md", "CHANGELOG.md"} <= {path.name for path in DOCUMENTS}
    assert len(DOCUMENTS) > 8


def test_the_examples_of_the_python_api_run(
    small_index_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIPQA_INDEX", str(small_index_path))
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"^## Python\n(.*?)(?=^## |\Z)", text, re.S | re.M)
    names: dict[str, object] = {}
    examples = re.findall(r"```python\n(.*?)```", section, re.S)
    for example in examples:
        with ThreadPoolExecutor(1) as apart:  # the main thread's loop may be taken by the browser of other tests
            apart.submit(exec, example, names).result()
    assert len(examples) >= 3
    assert (tmp_path / "figures.csv").read_text(encoding="utf-8").startswith("country,edition,measure,")
