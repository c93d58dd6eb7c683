"""The curated question set: its form, its balance, and that its gold stands in the digests."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tipqa.errors import NotFoundError
from tipqa.evaluation.gold import find_quote, verify
from tipqa.evaluation.questions import REASONS, Question, read_questions
from tipqa.evaluation.words import contains_words, states_number, tiers
from tipqa.reports.corpus import corpus_report
from tipqa.reports.model import Report

ROOT = Path(__file__).parents[2]
SET = read_questions(ROOT / "evals" / "questions.jsonl")
TYPES = {"tier", "tier_history", "tier_change", "figure", "figure_change", "recommendation", "fact", "topic"}
TYPES |= {"comparison", "list", "what_changed", "follow_up", "unanswerable", "two_questions"}
LONG = 3  # words of a quote that may stand twice: digests say some things in the assessment and in a section


class Bundled:
    """The reports of the bundled corpus by id."""

    @staticmethod
    @cache
    def report(id: str, /) -> Report:
        """The report of that id."""
        path = ROOT / "corpus" / f"{id}.md"
        if not path.is_file():
            raise NotFoundError(f"no report {id}")
        return corpus_report(path)


def ids(*types: str) -> list[Question]:
    return [question for question in SET.questions if question.type in types]


def test_every_field_is_understood() -> None:
    assert SET.warnings == ()


def test_the_set_is_large_and_has_enough_of_each_type() -> None:
    counts = Counter(question.type for question in SET.questions)
    assert len(SET.questions) >= 260
    assert set(counts) == TYPES
    assert min(counts.values()) >= 15


@pytest.mark.parametrize("split", ["dev", "test"])
def test_each_split_holds_half_of_each_type(split: str) -> None:
    for kind in TYPES:
        own = sum(question.split == split for question in ids(kind))
        assert abs(2 * own - len(ids(kind))) <= 1, kind


def test_no_question_is_asked_twice() -> None:
    asked = Counter((question.question.casefold(), question.history) for question in SET.questions)
    assert [question for question, times in asked.items() if times > 1] == []


def test_every_gold_quote_stands_in_its_report() -> None:
    assert verify(SET.questions, Bundled()) == []


def test_a_gold_quote_that_stands_twice_is_long_enough_to_say_the_same() -> None:
    for question in SET.questions:
        for gold in question.gold:
            report = Bundled.report(gold.report)
            if len(find_quote(gold.quote, report.text)) > 1 and report.series != "placements":
                assert len(gold.quote.split()) >= LONG, (question.id, gold.quote)


def test_expected_figures_stand_in_the_gold() -> None:
    for question in SET.questions:
        values = question.expected.get("value", [])
        for value in values if isinstance(values, list) else [values]:
            assert any(states_number(gold.quote, value) for gold in question.gold), (question.id, value)


def test_expected_tiers_stand_in_the_gold_or_above_it() -> None:
    for question in ids("tier", "tier_history", "tier_change", "comparison"):
        expected = question.expected
        wanted = {*expected.get("tiers", {}).values(), expected.get("tier"), expected.get("from"), expected.get("to")}
        said = set().union(*(tiers(gold.quote) for gold in question.gold))
        listed = {tier for gold in question.gold for tier in headings(gold.report, gold.quote)}
        assert wanted - {None} <= said | listed, question.id


def headings(report: str, quote: str) -> set[str]:
    """The headings of a placements document under which the quote stands."""
    read = Bundled.report(report)
    if read.series != "placements":
        return set()
    spans = find_quote(quote, read.text)
    return {part.heading for part in read.sections if any(part.start <= start < part.end for start, _ in spans)}


def test_expected_countries_of_a_list_stand_in_its_gold() -> None:
    for question in ids("list"):
        for country in question.expected["countries"]:
            assert any(contains_words(gold.quote, country) for gold in question.gold), (question.id, country)


def test_each_reason_to_refuse_is_asked_for() -> None:
    reasons = Counter(question.expected.get("reason") for question in ids("unanswerable"))
    assert all(reasons[reason] >= 7 for reason in REASONS)
    assert not any(question.answerable for question in ids("unanswerable"))


def test_follow_ups_have_a_history() -> None:
    assert all(question.history for question in ids("follow_up"))


def test_changes_name_gold_of_both_editions() -> None:
    for question in ids("what_changed"):
        reports = sorted({gold.report for gold in question.gold})
        quotes = {gold.quote: gold.report for gold in question.gold}
        assert len(reports) == 2
        assert {quotes[quote] for quote in question.expected["new"]} == {reports[-1]}, question.id
        assert {quotes[quote] for quote in question.expected["gone"]} == {reports[0]}, question.id


@pytest.mark.parametrize(("name", "split", "count"), [("wordings", "dev", 927), ("heldout", "test", 168)])
def test_the_gold_of_the_further_sets_stands_in_the_digests(name: str, split: str, count: int) -> None:
    further = read_questions(ROOT / "evals" / f"{name}.jsonl")
    assert further.warnings == ()
    assert len(further.questions) == count
    assert {question.split for question in further.questions} == {split}
    assert verify(further.questions, Bundled()) == []
