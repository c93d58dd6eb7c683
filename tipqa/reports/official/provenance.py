"""The record of what was fetched: `<corpus>/.provenance/<year>.jsonl`, one line a page, the latest counts."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from tipqa.errors import CorpusError
from tipqa.records import dataclass
from tipqa.reports.official.site import Page

FOLDER = ".provenance"
REMEMBERED = timedelta(days=7)  # how long a page that was not there is not asked for again


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a page of the site.

    `report` is the id of the report made of it. `time` is when the site was last asked, ISO 8601 in UTC. `sha256` and
    `bytes` are of the page as fetched, `report_sha256` of the file it became. Where the site had no page, `state` is
    "absent" and `url` the address that was tried.
    """

    report: str
    state: Literal["fetched", "unchanged", "absent"]
    url: str
    time: str
    sha256: str = ""
    bytes: int = 0
    etag: str = ""
    last_modified: str = ""
    report_sha256: str = ""

    @property
    def fresh(self) -> bool:
        """Whether the site was asked within the last days."""
        try:
            asked = datetime.fromisoformat(self.time)
        except ValueError:
            return False
        return asked.tzinfo is not None and timedelta(0) <= datetime.now(UTC) - asked < REMEMBERED


def fetched(id: str, page: Page, report_sha256: str = "") -> Record:
    """The record of a page that was sent whole."""
    return Record(
        id, "fetched", page.url, _now(), page.sha256, len(page.body), page.etag, page.last_modified, report_sha256
    )


def unchanged(record: Record, page: Page) -> Record:
    """The record of a page that is as it was, and was not sent again."""
    etag, modified = page.etag or record.etag, page.last_modified or record.last_modified
    return replace(record, state="unchanged", time=_now(), etag=etag, last_modified=modified)


def absent(id: str, url: str) -> Record:
    """The record of an address without a page."""
    return Record(id, "absent", url, _now())


def read_records(corpus: Path, year: int) -> dict[str, Record]:
    """The latest record of each report of an edition, by report id. A line that is cut short is passed over."""
    try:
        lines = _path(corpus, year).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {record.report: record for record in map(_parse, lines) if record}


def add_record(corpus: Path, year: int, record: Record) -> None:
    """Write a record behind the others.

    Raises:
        CorpusError: it cannot be written.
    """
    path = _path(corpus, year)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            cut = file.tell() > 0 and not path.read_bytes().endswith(b"\n")
            file.write(b"\n" * cut + json.dumps(asdict(record), ensure_ascii=False).encode() + b"\n")
    except OSError as error:
        raise CorpusError(f"{path} cannot be written: {error.strerror or error}") from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _path(corpus: Path, year: int) -> Path:
    return corpus / FOLDER / f"{year}.jsonl"


def _parse(line: str) -> Record | None:
    try:
        values = json.loads(line)
        record = Record(**{field.name: values[field.name] for field in fields(Record)})
    except (ValueError, TypeError, KeyError):
        return None
    return record if isinstance(record.report, str) and isinstance(record.time, str) else None
