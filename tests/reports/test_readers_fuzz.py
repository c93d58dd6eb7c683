"""Readers under damaged and hostile files: an error of ours or a report with exact spans, in bounded time and memory."""

from __future__ import annotations

import io
import json
import random
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making_files import as_docx, as_html, as_pdf, as_text

from tipqa.errors import TipqaError
from tipqa.reports.adding import plan_additions
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.clean import clean_text
from tipqa.reports.corpus import read_report
from tipqa.reports.formats.kinds import kind_of, read_document
from tipqa.reports.identify import Given
from tipqa.reports.sentences import split_sentences

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "fixtures" / "pages"
NARRATIVE = read_report(ROOT / "corpus" / "2025" / "tajikistan.md")
SEEDS = {
    "seed.md": (ROOT / "corpus" / "2025" / "tajikistan.md").read_bytes(),
    "seed.txt": as_text(NARRATIVE),
    "seed.html": as_html(NARRATIVE),
    "state.html": (PAGES / "state-gov-2025.html").read_bytes(),
    "western.html": (PAGES / "gvnet-2023-cp1252.html").read_bytes(),
    "seed.docx": as_docx(NARRATIVE),
    "seed.pdf": as_pdf(NARRATIVE, columns=2),
}
TOKENS = [
    b"<table>",
    b"</div>",
    b"<p>",
    b"&nbsp;",
    b"\xff\xfe",
    b"\0",
    b"stream\n",
    b"endobj",
    b"PK\x03\x04",
    b"---\n",
    b"<!--",
    b"- " * 50,
]


def survives(raw: bytes, name: str) -> bool:
    """Read a file: True if it gave a report, whose spans are exact; False if it was refused by its name."""
    kind, refusal = "", ""
    try:
        kind = kind_of(raw, name)
        document = read_document(raw, kind, name) if kind != "zip" else None
    except TipqaError as error:
        refusal = str(error)
        document = None
    if document is None:
        assert kind == "zip" or name in refusal
        return False
    report = assemble(document.blocks, Meta("Tajikistan", "TJ", 2025))
    for block in document.blocks:
        assert block.text == clean_text(block.text)
        assert block.text in report.text
    for sentence in split_sentences(report):
        words = report.text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        section = report.sections[sentence.section]
        assert section.start <= sentence.start < sentence.end <= section.end
    return True


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """A file with bytes flipped, cut, doubled, or foreign ones put in."""
    spoilt = bytearray(raw)
    for _ in range(chance.choice((1, 1, 3, 30))):
        at = chance.randrange(len(spoilt) + 1)
        match chance.randrange(5):
            case 0 if at < len(spoilt):
                spoilt[at] ^= 1 << chance.randrange(8)
            case 1:
                del spoilt[at : at + chance.choice((1, 10, 1000))]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.choice((1, 50, 2000))]
            case 3:
                spoilt[at:at] = chance.choice(TOKENS)
            case _:
                spoilt[at:] = spoilt[at:] if chance.random() < 0.8 else b""
    return bytes(spoilt)


def mutated_within(raw: bytes, chance: random.Random) -> bytes:
    """A Word file with its text or styles spoilt, packed again so that the archive itself is sound."""
    spoilt = chance.choice(
        ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, mutated(data, chance) if entry.filename == spoilt else data)
    return out.getvalue()


def test_word_files_with_spoilt_markup_are_read_or_refused() -> None:
    chance = random.Random(3)
    for _ in range(40):
        survives(mutated_within(SEEDS["seed.docx"], chance), "seed.docx")


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    outcomes = [survives(mutated(SEEDS[name], chance), name) for _ in range(8 if name.endswith("pdf") else 25)]
    assert survives(SEEDS[name], name)
    assert any(outcomes)


@pytest.mark.parametrize("suffix", ["md", "txt", "html", "pdf", "docx", "mhtml", "zip", "xyz"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400), st.lists(st.sampled_from([*TOKENS, b"%PDF-1.4\n", b"word ", b"<html>"])).map(b"".join)
    )
)
def test_any_bytes_are_read_or_refused(suffix: str, raw: bytes) -> None:
    survives(raw, f"file.{suffix}")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["md", "txt", "html"]))
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    survives(text.encode("utf-8", "surrogatepass"), f"file.{suffix}")


HOSTILE = {
    "deep.html": b"<div>" * 200_000 + b"words",
    "attributes.html": b"<p " + b"a=1 " * 500_000 + b">words",
    "tables.html": b"<table><tr><td>" * 60_000 + b"words",
    "lists.html": b"<ul><li>a" * 100_000,
    "breaks.html": b"<p>" + b"a<br>" * 110_000,
    "entities.html": b"<p>" + b"&amp;" * 400_000,
    "brackets.md": b"[" * 600_000,
    "stars.md": b"*a_b" * 70_000,
    "quotes.md": b"> " * 200_000 + b"words",
    "lists.md": b"".join(b" " * n + b"- a\n" for n in range(1000)),
    "rows.md": b"a\n\n" * 150_000,
    "ticks.md": b"`" * 300_000 + b"a" + b"``" * 100_000,
    "long.txt": b"a" * 5_000_000,
    "semicolons.txt": b"Train; " * 100_000,
    "stops.txt": b"A. " * 200_000,
    "hyphens.txt": b"ab-\n" * 150_000,
    "open.txt": b"(" * 1_000_000,
}


READ_EACH = """
import json, resource, sys, time
from pathlib import Path
from tipqa.reports.adding import plan_additions
from tipqa.reports.identify import Given
seconds = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    start = time.perf_counter()
    plan = plan_additions([path], Path("none"), Given("Chad", 2024), most_mb=50)
    seconds[path.name] = time.perf_counter() - start
    assert len(plan) == 1
own = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss holds the parent's
peak = max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps([seconds, peak]))
"""


def test_hostile_files_take_bounded_time_and_memory(tmp_path: Path) -> None:
    for name, raw in HOSTILE.items():
        (tmp_path / name).write_bytes(raw)
    command = [sys.executable, "-c", READ_EACH, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=170, check=False)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    seconds, peak = json.loads(done.stdout)
    assert set(seconds) == set(HOSTILE)
    assert {name: taken for name, taken in seconds.items() if taken >= 10} == {}
    assert peak < 1 << 20  # kilobytes


def test_a_folder_of_damaged_files_ends_without_a_traceback(tmp_path: Path) -> None:
    chance = random.Random(7)
    for number, (name, raw) in enumerate(SEEDS.items()):
        (tmp_path / f"{number}-{name}").write_bytes(raw[: chance.randrange(len(raw))])
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    plan = plan_additions([tmp_path], tmp_path / "corpus", Given("Chad", 2024), most_mb=5)
    assert len(plan) == len(SEEDS)
    assert time.perf_counter() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 << 10
