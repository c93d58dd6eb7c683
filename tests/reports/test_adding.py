"""Adding files to a corpus: the plan, the writing, and what is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from making_files import as_pdf

from tipqa.errors import CountryError, UsageError
from tipqa.reports.adding import Addition, plan_additions, write_additions
from tipqa.reports.corpus import read_corpus, read_report
from tipqa.reports.identify import Given

CORPUS = Path(__file__).parents[2] / "corpus"
PAGES = Path(__file__).parent / "fixtures" / "pages"
TEXT = "{0} (Tier 2)\n\nThe Government of {0} does not fully meet the minimum standards.\n\nPROSECUTION\n\nPolice opened {1} cases.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def narrative(folder: Path, name: str, country: str = "ALBANIA", cases: str = "nine") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(country, cases), encoding="utf-8")
    return path


def plan(*paths: Path, corpus: Path, given: Given = Given(), replacing: bool = False) -> list[Addition]:  # noqa: B008
    return plan_additions(paths, corpus, given, most_mb=5, replacing=replacing)


def add(*paths: Path, corpus: Path, given: Given = Given(), replacing: bool = False) -> list[str]:  # noqa: B008
    """What became of each report."""
    planned = plan(*paths, corpus=corpus, given=given, replacing=replacing)
    return [addition.action for addition in write_additions(planned, corpus)]


def held(corpus: Path) -> dict[str, bytes]:
    return {str(path.relative_to(corpus)): path.read_bytes() for path in sorted(corpus.rglob("*")) if path.is_file()}


def test_planning_writes_nothing(tmp_path: Path, corpus: Path) -> None:
    (addition,) = plan(narrative(tmp_path, "albania-2024.txt"), corpus=corpus)
    assert (addition.action, addition.report and addition.report.id) == ("add", "2024/albania")
    assert not corpus.exists()


def test_the_pages_of_several_editions_are_added(corpus: Path) -> None:
    assert sorted(add(PAGES, corpus=corpus)) == ["add"] * 4 + ["refuse"]
    reports = read_corpus(corpus)
    assert [report.id for report in reports.reports] == [f"{year}/albania" for year in (2016, 2020, 2023, 2025)]
    assert reports.problems == ()
    assert reports.reports[-1].source_url.startswith("https://www.state.gov/reports/2025-")


def test_what_is_there_is_written_over_only_when_told(tmp_path: Path, corpus: Path) -> None:
    assert add(narrative(tmp_path, "albania-2024.txt"), corpus=corpus) == ["add"]
    before = held(corpus)
    assert add(narrative(tmp_path, "albania-2024.txt"), corpus=corpus) == ["unchanged"]
    newer = narrative(tmp_path, "albania-2024.txt", cases="ten")
    (skipped,) = plan(newer, corpus=corpus)
    assert (skipped.action, skipped.failed) == ("skip", True)
    assert skipped.why.endswith("is there already; run again with --replace to write over it")
    assert add(newer, corpus=corpus) == ["skip"]
    assert held(corpus) == before
    assert add(newer, corpus=corpus, replacing=True) == ["replace"]
    assert b"ten cases" in held(corpus)["2024/albania.md"]


def test_one_bad_file_among_many_leaves_the_others(tmp_path: Path, corpus: Path) -> None:
    folder = tmp_path / "in"
    narrative(folder, "albania-2024.txt")
    narrative(folder, "brazil-2024.txt", "BRAZIL")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 junk")
    (folder / "junk.txt").write_bytes(bytes(range(256)))
    (folder / "empty.html").write_bytes(b"  ")
    found = plan(folder, corpus=corpus)
    assert {Path(each.name).name: each.action for each in found} == {
        "albania-2024.txt": "add",
        "bad.pdf": "refuse",
        "brazil-2024.txt": "add",
        "empty.html": "refuse",
        "junk.txt": "refuse",
    }
    assert all(each.name in each.why for each in found if each.action == "refuse")
    write_additions(found, corpus)
    assert list(held(corpus)) == ["2024/albania.md", "2024/brazil.md"]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b"\n\n", "is empty"),
        ("a.png", b"\x89PNG", "files of this kind are not read"),
        ("a", b"some words", "files of this kind are not read"),
        ("albania-2024.txt", b"Tier 2", "holds no narrative"),
        ("a.html", b"<p>Page not found. Try the search or go back home.</p>", "holds no narrative"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.txt", b"PK\x03\x04 a zip by its first bytes", "zip archive by its content"),
        ("a.txt", b"words \0 and zeros", "no text file"),
        ("a.md", b"---\ncountry: [\n---\nbody of five words here.", "front matter is no YAML"),
        (
            "a.md",
            b"---\ncountry: Atlantis\nyear: 2024\n---\nbody of five words here.",
            "no country is known as 'Atlantis'",
        ),
        ("a.md", b"---\ncountry: Chad\nyear: 1492\n---\nbody of five words here.", "year"),
    ],
)
def test_files_without_a_report_are_refused(name: str, raw: bytes, why: str, tmp_path: Path, corpus: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    (addition,) = plan(tmp_path / name, corpus=corpus)
    assert addition.action == "refuse"
    assert why in addition.why
    assert not corpus.exists()


def test_a_file_is_read_by_its_content_when_its_name_is_wrong(tmp_path: Path, corpus: Path) -> None:
    report = read_report(CORPUS / "2025" / "tajikistan.md")
    (tmp_path / "2025.html").write_bytes(as_pdf(report))
    (tmp_path / "2024.txt").write_bytes((PAGES / "state-gov-2025.html").read_bytes())
    found = plan(tmp_path / "2025.html", tmp_path / "2024.txt", corpus=corpus)
    assert [each.report and each.report.id for each in found] == ["2025/tajikistan", "2025/albania"]


def test_two_files_of_one_report_are_told(tmp_path: Path, corpus: Path) -> None:
    one, same = narrative(tmp_path, "albania-2024.txt"), narrative(tmp_path, "2024/albania.md")
    other = narrative(tmp_path, "2024-albania.txt", cases="ten")
    found = plan(one, same, other, corpus=corpus)
    assert [each.action for each in found] == ["add", "unchanged", "refuse"]
    assert found[2].why == f"the same report as {one}; give one of the two"


def test_impossible_flags_end_before_any_file_is_read(tmp_path: Path, corpus: Path) -> None:
    with pytest.raises(UsageError, match="1850"):
        plan(tmp_path / "missing", corpus=corpus, given=Given(year=1850))
    with pytest.raises(CountryError, match="Atlantis"):
        plan(tmp_path / "missing", corpus=corpus, given=Given(country="Atlantis"))


def test_series_are_kept_apart(tmp_path: Path, corpus: Path) -> None:
    path = narrative(tmp_path, "albania-2024.txt")
    ngo = Given(series="ngo")
    assert add(path, corpus=corpus) == ["add"]
    assert add(path, corpus=corpus, given=ngo) == ["add"]
    assert add(path, corpus=corpus, given=ngo) == ["unchanged"]
    assert list(held(corpus)) == ["2024/albania-ngo.md", "2024/albania.md"]


def test_an_older_name_of_a_country_is_found_on_the_shelf(tmp_path: Path, corpus: Path) -> None:
    report = "---\ncountry: Swaziland\nyear: 2017\n---\n\nThe police opened two cases there.\n"
    (corpus / "2017").mkdir(parents=True)
    (corpus / "2017" / "swaziland.md").write_text(report)
    (addition,) = plan(narrative(tmp_path, "eswatini-2017.txt", "ESWATINI"), corpus=corpus)
    assert (addition.action, addition.report and addition.report.id) == ("skip", "2017/swaziland")


def test_a_given_tier_that_the_text_denies_is_noted(tmp_path: Path, corpus: Path) -> None:
    (addition,) = plan(narrative(tmp_path, "albania-2024.txt"), corpus=corpus, given=Given(tier="Tier 3"))
    assert addition.report is not None
    assert addition.report.warnings == ("2024/albania: given is Tier 3, but the text says Tier 2, which is kept",)


def test_a_failed_write_leaves_the_corpus_as_it_was(tmp_path: Path, corpus: Path) -> None:
    corpus.mkdir()
    (corpus / "2024").write_text("in the way")
    found = write_additions(plan(narrative(tmp_path, "albania-2024.txt"), corpus=corpus), corpus)
    assert [each.action for each in found] == ["refuse"]
    assert held(corpus) == {"2024": b"in the way"}


def test_the_bundled_corpus_can_be_added_to_another(corpus: Path) -> None:
    assert set(add(CORPUS / "2025", corpus=corpus)) == {"add"}
    assert set(add(CORPUS / "2025", corpus=corpus)) == {"unchanged"}
    before, after = read_corpus(CORPUS), read_corpus(corpus)
    assert after.reports == tuple(report for report in before.reports if report.year == 2025)


def test_a_western_text_is_added_with_its_quotes(tmp_path: Path, corpus: Path) -> None:
    words = "ALBANIA: Tier 2\n\nThe court called it a “long road” – the café’s owner agreed.\n"
    (tmp_path / "2020.txt").write_bytes(words.encode("cp1252"))
    assert add(tmp_path / "2020.txt", corpus=corpus) == ["add"]
    assert "“long road” – the café’s owner" in held(corpus)["2020/albania.md"].decode()


def test_an_archive_is_added(tmp_path: Path, corpus: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("2024/albania.txt", TEXT.format("ALBANIA", "nine"))
        archive.write(PAGES / "ecoi-2020.html", "page.html")
    assert add(tmp_path / "a.zip", corpus=corpus) == ["add", "add"]
    assert list(held(corpus)) == ["2020/albania.md", "2024/albania.md"]
