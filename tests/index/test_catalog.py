from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_figures import figure

from tipqa.figures.model import Precision, Unit, Value
from tipqa.index.catalog import Catalog
from tipqa.index.model import Filter
from tipqa.index.schema import Entry, write_catalog
from tipqa.index.vectors import passage_texts, statement_texts
from tipqa.reports.model import Report, Section, SectionKind, Sentence, Tier, TierStatement
from tipqa.reports.placements import Placement

KINDS = (SectionKind.ASSESSMENT, SectionKind.PROTECTION, SectionKind.OTHER)
COUNTRIES = ("Côte d’Ivoire", "Tajikistan", "Uzbekistan")
SLUGS = ("cote-d-ivoire", "tajikistan", "uzbekistan")
YEARS = (2023, 2024)
SERIES = ("tip", "factbook")


def entry(country: int, year: int, series: str) -> Entry:
    text, sections, pieces = "", [], []
    for number, kind in enumerate(KINDS):
        body = f"First “é” of {kind}. Second \0 of it."
        sections.append(Section(kind, kind.value.title(), len(text), len(text) + len(body)))
        middle = len(text) + body.index("Second")
        pieces += [(number, len(text), middle - 1), (number, middle, len(text) + len(body))]
        text += body + "\n\n"
    report = Report(
        id=f"{year}/{SLUGS[country]}" + ("" if series == "tip" else f"-{series}"),
        country=COUNTRIES[country],
        iso2="XX",
        year=year,
        series=series,
        kind="digest",
        title="A title",
        text=text,
        sections=tuple(sections),
        tier=Tier.WATCH_LIST if country else None,
        tier_statement=TierStatement(Tier.WATCH_LIST, 0, 5, "remained", 2, True) if country else None,
        source_url="https://example.org/",
        sources=("one", "two"),
        coverage="partial",
        warnings=("something is odd",),
    )
    figures = (
        figure(2, 2023, (47, 2022), (30, 2021), measure="victims_identified", counted=("sex=women",)),
        figure(None, measure="convictions", start=sections[1].start),
        figure(20, measure="funding", unit=Unit.MONEY, value=Value(Precision.ABOUT, 20.0, "some 20", None, "USD")),
    )
    placements = (Placement(COUNTRIES[country], year, Tier.TIER_2, "upgraded", Tier.TIER_3, 0, 4, False),) * (
        country == 1
    )
    statements = tuple(Sentence(start, end, section, item=section == 1) for section, start, end in pieces)
    return Entry(report, statements, tuple(pieces), figures, placements)


ENTRIES = sorted(
    (entry(country, year, series) for country in range(3) for year in YEARS for series in SERIES),
    key=lambda it: it.report.id,
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    path = tmp_path_factory.mktemp("catalog") / "a catalog?#%.sqlite"
    write_catalog(path, ENTRIES)
    return Catalog(path)


def some(values: object) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filter,
    countries=some((*COUNTRIES, "Atlantis")),
    years=some((*YEARS, 1999)),
    sections=some((*KINDS, SectionKind.PROFILE)),
    series=some((*SERIES, "none")),
    reports=some(("2023/tajikistan", "2024/uzbekistan", "2024/nowhere")),
)


def lets_through(filter: Filter, report: Report, kind: SectionKind) -> bool:
    asked = (filter.countries, filter.years, filter.sections, filter.series, filter.reports)
    has = (report.country, report.year, kind, report.series, report.id)
    return all(not wanted or value in wanted for wanted, value in zip(asked, has, strict=True))


@given(FILTERS)
@settings(max_examples=300)
def test_filters_are_those_of_a_look_at_each_one(catalog: Catalog, filter: Filter) -> None:
    pieces = [(it.report, section, at, text) for it in ENTRIES for (section, *_), at, text in _numbered(it)]
    wanted = [
        number for number, (report, section, *_) in enumerate(pieces) if lets_through(filter, report, KINDS[section])
    ]
    assert catalog.passage_ids(filter).tolist() == wanted
    assert catalog.statement_ids(filter).tolist() == wanted
    assert catalog.count_statements(filter) == len(wanted)
    assert [it.text for it in catalog.statements(filter)] == [pieces[number][3] for number in wanted]
    assert {it.id for it in catalog.reports(filter)} == {pieces[number][0].id for number in wanted}
    assert {id for id, _ in catalog.figures(filter, "convictions")} == {
        it.report.id for it in ENTRIES if lets_through(filter, it.report, KINDS[1])
    }


def _numbered(it: Entry) -> list[tuple[tuple[int, int, int], int, str]]:
    return list(zip(it.passages, range(99), passage_texts(it), strict=False))


def test_what_is_written_is_read_again(catalog: Catalog) -> None:
    assert catalog.ids() == [it.report.id for it in ENTRIES]
    for it in ENTRIES:
        read = catalog.entry(it.report.id)
        assert read == it
        assert read.report.warnings == it.report.warnings
        assert statement_texts(read) == statement_texts(it)
        assert all(
            type(figure.value.number) is type(other.value.number)
            for figure, other in zip(read.figures, it.figures, strict=True)
        )


def test_passages_are_slices(catalog: Catalog) -> None:
    passages = catalog.passages([3, 1])
    texts = [text for it in ENTRIES for text in passage_texts(it)]
    assert [it.text for it in passages] == [texts[3], texts[1]]
    assert (passages[0].section, passages[0].heading) == (SectionKind.PROTECTION, "Protection")


def test_reports_come_by_country_newest_edition_first(catalog: Catalog) -> None:
    found = catalog.tiers(Filter(series=("tip",)))
    assert [(info.country, info.year) for info, _ in found] == [(c, y) for c in COUNTRIES for y in (2024, 2023)]
    assert found[0][1] is None
    assert found[-1][1] == TierStatement(Tier.WATCH_LIST, 0, 5, "remained", 2, True)


def test_placements_of_an_edition_say_where_they_stand(catalog: Catalog) -> None:
    found = catalog.placements(2024)
    assert [(it.report, it.country, it.tier, it.from_tier) for it in found] == [
        (id, "Tajikistan", Tier.TIER_2, Tier.TIER_3) for id in ("2024/tajikistan", "2024/tajikistan-factbook")
    ]
    assert len(catalog.placements()) == 4
    assert catalog.placements(1999) == []


def test_statements_in_spans(catalog: Catalog) -> None:
    report = ENTRIES[0].report
    first, second = report.sections[:2]
    found = catalog.statements_in([(report.id, first.start, first.start + 1), (report.id, second.start, second.end)])
    assert [it.id for it in found] == [0, 2, 3]
    assert catalog.statements_in([]) == []


def test_nobody_can_write_to_it(catalog: Catalog) -> None:
    with pytest.raises(Exception, match="readonly"):
        catalog._connection.execute("DELETE FROM reports")


def test_a_corpus_of_reports_without_statements(tmp_path: Path) -> None:
    write_catalog(tmp_path / "catalog.sqlite", [])
    assert Catalog(tmp_path / "catalog.sqlite").statements(Filter()) == []
