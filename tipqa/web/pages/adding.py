"""Adding reports: files are read and shown as they were understood, and written when that is confirmed."""

from __future__ import annotations

import secrets
import tempfile
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from threading import Lock
from typing import TYPE_CHECKING

from tipqa.errors import NotFoundError, TipqaError, UsageError
from tipqa.places import Place
from tipqa.qa import read_year
from tipqa.records import dataclass
from tipqa.reports.formats.kinds import KINDS as FILE_KINDS
from tipqa.reports.frontmatter import KINDS
from tipqa.reports.identify import Given
from tipqa.reports.model import Tier
from tipqa.settings import load_settings
from tipqa.visible import visible
from tipqa.web.indexing import Indexing
from tipqa.web.pages.visit import Redirect, View, Visit

if TYPE_CHECKING:
    from tipqa.reports.adding import Addition

FILES_MOST = 20
_FIELDS = ("country", "year", "tier", "series", "kind", "source_url", "replace", "partial", "ocr")
_PLANS_MOST = 8  # previews that wait for a word
_AGAIN = 3  # seconds
_NAME_MOST = 120
_BUSY = "other files are being read; try again in a minute"
_WRITTEN = ("add", "replace")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sent it."""

    name: str
    content: bytes


class Intake:
    """Takes files for one corpus and index. What was understood of them waits, in memory, for a word."""

    def __init__(self, corpus: Path, index: Place, *, allowed: bool) -> None:
        """
        Args:
            corpus: the folder that reports are written to.
            index: what is built of it.
            allowed: whether whoever reaches the server may add.
        """
        self._corpus, self._allowed = corpus, allowed
        self._indexing = Indexing(corpus, index)
        self._plans: OrderedDict[str, list[Addition]] = OrderedDict()
        self._reading = Lock()

    def form(self, visit: Visit, problem: str = "") -> View:
        """The page that asks for files, or says why none are taken."""
        values = {
            "closed": self._closed(visit),
            "corpus": str(self._corpus),
            "problem": problem,
            "tiers": [(it.value, it.value) for it in Tier],
            "kinds": [("official", "the report itself"), ("digest", "a retelling"), ("other", "a text from elsewhere")],
            "most_mb": load_settings().max_file_mb,
            "accept": ",".join(sorted({*FILE_KINDS, ".zip"})),
        }
        return View("add.html", "Add reports", values, status=400 if problem else 200)

    def preview(self, visit: Visit, files: Sequence[Upload], fields: Mapping[str, str]) -> View:
        """What was understood of the files; nothing is written."""
        self._check(visit)
        try:
            plan = self._plan(files, fields)
        except TipqaError as error:
            return self.form(visit, visible(str(error)))
        key = secrets.token_urlsafe(18)
        self._plans[key] = plan
        while len(self._plans) > _PLANS_MOST:
            self._plans.popitem(last=False)
        count = sum(it.action in _WRITTEN for it in plan)
        return View("add_preview.html", "What was recognised", {"plan": plan, "key": key, "count": count})

    def write(self, visit: Visit, key: str) -> Redirect:
        """Write what was shown under `key`, and begin to bring the index up to date.

        Raises:
            NotFoundError: nothing is waiting under it.
        """
        from tipqa.reports.adding import write_additions

        self._check(visit)
        plan = self._plans.pop(key, None)
        if plan is None:
            raise NotFoundError("this preview is no longer kept; choose the files again")
        done = write_additions(plan, self._corpus)
        failed = [it.why for before, it in zip(plan, done, strict=True) if it.action != before.action]
        if failed:
            raise UsageError(f"not everything was written: {'; '.join(failed)}")
        return self.build(visit)

    def build(self, visit: Visit) -> Redirect:
        """Begin to bring the index up to date with the corpus."""
        self._check(visit)
        self._indexing.start()
        return Redirect(visit.to.page("add/progress"))

    def progress(self, visit: Visit) -> View:
        """How far the index is; asks again by itself while it is being built."""
        self._check(visit)
        progress = self._indexing.progress
        return View(
            "add_progress.html",
            "Bringing the index up to date",
            {"progress": progress},
            scripts=("progress.js",),
            again=_AGAIN if progress and progress.running else 0,
        )

    def _closed(self, visit: Visit) -> str:
        """Why no files are taken; "" where they are."""
        if not self._allowed:
            return (
                "Reports can be added here only where the server is reached from its own machine alone, or asks for a "
                "password: start it with --auth-file. `tipqa add` adds them on the command line."
            )
        missing = sorted(name for name in visit.qa.index.manifest.sources if not (self._corpus / name).is_file())
        if missing:
            return (
                f"The index was built from another corpus than {self._corpus}, which does not hold {missing[0]}; start "
                "the server with --corpus and that folder."
            )
        return ""

    def _check(self, visit: Visit) -> None:
        if reason := self._closed(visit):
            raise UsageError(reason)

    def _plan(self, files: Sequence[Upload], fields: Mapping[str, str]) -> list[Addition]:
        from tipqa.reports.adding import plan_additions

        if not files:
            raise UsageError("no file was chosen; choose one or more")
        given = _given(fields)
        if not self._reading.acquire(timeout=30):
            raise UsageError(_BUSY)
        try:
            with tempfile.TemporaryDirectory(prefix="tipqa-add-") as folder:
                paths = [_kept(Path(folder), at, file) for at, file in enumerate(files)]
                plan = plan_additions(
                    paths,
                    self._corpus,
                    given,
                    most_mb=load_settings().max_file_mb,
                    replacing=bool(fields.get("replace")),
                    partial=bool(fields.get("partial")),
                    ocr=bool(fields.get("ocr")),
                )
                places = [f"{path.parent}/" for path in paths]
        finally:
            self._reading.release()
        return [_without(places, addition) for addition in plan]


def read_fields(form: Mapping[str, object]) -> dict[str, str]:
    """The texts of a form that are known, without white space around them."""
    return {name: value.strip()[:500] for name in _FIELDS if isinstance(value := form.get(name), str)}


def file_name(sent: str) -> str:
    """The last part of a name that a browser sent, as a file here may be called."""
    name = PureWindowsPath(sent.replace("/", "\\")).name
    plain = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*').strip(". ")
    return plain[-_NAME_MOST:] or "file"


def _kept(folder: Path, at: int, file: Upload) -> Path:
    own = folder / str(at)  # two files may have one name
    own.mkdir()
    path = own / file_name(file.name)
    path.write_bytes(file.content)
    return path


def _given(fields: Mapping[str, str]) -> Given:
    kind = fields.get("kind", "")
    if kind not in ("", *KINDS):
        raise UsageError(f"{kind!r} is no kind of text; known are {', '.join(KINDS)}")
    year = read_year(fields["year"]) if fields.get("year") else 0
    texts = {name: fields.get(name, "") for name in ("country", "tier", "series", "source_url")}
    return Given(year=year, kind=kind, **texts)


def _without(places: Sequence[str], addition: Addition) -> Addition:
    """An addition whose texts name a file as its sender does."""
    name, why = addition.name, addition.why
    for place in places:
        name, why = name.replace(place, ""), why.replace(place, "")
    return replace(addition, name=visible(name), why=visible(why))
