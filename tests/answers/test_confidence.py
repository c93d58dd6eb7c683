"""Confidence: what of a question its answer says, and how near its statement comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tipqa import QA
from tipqa.answers.confidence import FEATURES, LEAST, WEIGHED, Kind, Part, _curves, confidence, in_doubt, kind_of
from tipqa.answers.refusal import NO_COUNTRY, NO_TOPIC
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import QuotesFact
from tipqa.blocks.model import Claim
from tipqa.evidence.scope import Scope
from tipqa.evidence.support import Support, weakest
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.model import Filter
from tipqa.question.coverage import Coverage
from tipqa.question.intents import Intent
from tipqa.question.plan import Plan
from tipqa.question.topic import Topic
from tipqa.question.years import YearsAsked


@dataclass(frozen=True, slots=True)
class OtherModel:
    """An index of a model that no chances were fitted to."""

    model: str = "other"

    @property
    def manifest(self) -> OtherModel:
        return self

    def holds_word(self, word: str) -> bool:
        return word != "zebras"


def part(question: str, first: str, support: Support | None = None, **plan: Any) -> Part:
    index: Any = OtherModel()
    asked = Plan(question, Topic(question), YearsAsked(), **plan)
    result = Reply((Claim((first,)),), QuotesFact("Peru", (2024,), (first,)), support)
    return Part(Scope(index, Coverage({}, ()), asked, Filter()), result, question, first)


def refusal(question: str, reason: str = NO_TOPIC, support: Support | None = None) -> Part:
    asked = part(question, "Nothing was found.")
    return replace(asked, result=Refusal(reason, (Claim(("Nothing was found.",)),), support))


def test_each_kind_has_a_curve_over_what_it_looks_at() -> None:
    for kind in Kind:
        names = {name for name in _curves()[kind] if not name.startswith("on_")}
        assert names == {"bias", *WEIGHED[kind]}
        assert set(WEIGHED[kind]) <= set(FEATURES)


def test_words_are_said_in_any_form_and_marks_of_citations_are_no_words() -> None:
    unsaid = FEATURES["unsaid"]
    assert unsaid(part("Placements of Peru", "**Placed**: Peru [1]")) == pytest.approx(1 / 3)
    assert unsaid(part("Peru, tier 1?", "**Tier 2**: Peru. [1]")) == pytest.approx(1 / 3)
    assert unsaid(part("?", "Peru")) == 0.0


def test_a_reading_that_passes_over_words_is_less_sure() -> None:
    first = "**Tier 2**: Peru, 2024 edition. [1]"
    whole, passed = (
        part("Tier of Peru in the 2024 edition", first, intent=Intent.TIER),
        part("Tier of Peru and how long it has been there by now", first, intent=Intent.TIER),
    )
    assert kind_of(whole.scope, whole.result) is Kind.STRUCTURED
    assert confidence(passed) + 0.1 < confidence(whole) <= 1 - LEAST


def test_a_statement_that_covers_more_and_goes_further_before_the_next_is_surer() -> None:
    poor, better, best = (
        confidence(part("Why did courts in Peru drop cases?", "Courts dropped cases.", Support(*told)))
        for told in ((0.4, 0.0), (0.8, 0.0), (0.8, 0.3))
    )
    assert LEAST <= poor < better < best
    assert best == confidence(part("Why did courts in Peru drop cases?", "Courts dropped cases.", Support(0.8, 3.0)))


def test_a_refusal_is_the_surer_the_less_comes_near_and_the_more_words_no_text_has() -> None:
    plain = confidence(refusal("Are there inspectors in Peru?", support=Support(0.3, 0.0)))
    assert confidence(refusal("Are there zebras in Peru?", support=Support(0.3, 0.0))) > plain
    assert confidence(refusal("Are there inspectors in Peru?", support=Support(0.9, 0.0))) < plain


def test_a_country_that_is_not_held_is_a_kind_of_its_own() -> None:
    for reason, kind in ((NO_COUNTRY, Kind.NOT_HELD), (NO_TOPIC, Kind.REFUSED)):
        asked = refusal("Are there inspectors in Peru?", reason)
        assert kind_of(asked.scope, asked.result) is kind


def test_of_an_index_of_another_model_no_chances_are_told() -> None:
    asked = part("Why did courts in Peru drop cases?", "Courts dropped cases.", Support(0.8, 0.1))
    assert (FEATURES["elsewhere"](asked), FEATURES["likely"](asked)) == (0.1, 0.5)


def test_an_answer_of_parts_rests_on_the_weakest() -> None:
    weak, strong = Support(0.5, 0.3), Support(0.9, 0.0)
    assert weakest([strong, None, weak]) == weak
    assert weakest([None]) is None


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        (
            "Which tier was Malaysia on in 2024?",
            "Which tier did Malaysia not keep, and how many raids did it lead in 2024?",
        ),
        ("Which law penalizes trafficking in Kazakhstan?", "What did judges in Tajikistan think of shelters?"),
    ],
)
def test_answers_to_what_was_asked_are_surer(bundled: QA, surer: str, less: str) -> None:
    one, other = bundled.ask(surer).confidence, bundled.ask(less).confidence
    assert LEAST <= other + 0.1 < one <= 1 - LEAST


def test_only_quoted_statements_that_hardly_answer_are_in_doubt() -> None:
    question = "Who supplies the uniforms of zebras in the port of Peru, and who washes them?"
    poor, good = Support(0.1, 0.0), Support(1.0, 0.3)
    weak = part(question, "A task team was set up.", poor)
    assert (
        confidence(weak) < THRESHOLDS.doubted < confidence(part("Uniforms of Peru", "Uniforms of Peru were new.", good))
    )
    low, high = THRESHOLDS.doubted - 0.1, THRESHOLDS.doubted
    assert in_doubt(weak, low)
    assert not in_doubt(weak, high)
    assert not in_doubt(part(question, "A task team was set up.", poor, intent=Intent.TIER), low)
    assert not in_doubt(refusal(question, support=poor), low)


def test_an_answer_in_doubt_opens_by_saying_so(bundled: QA) -> None:
    doubted = bundled.ask("who supplies the uniforms in South Africa")
    assert doubted.abstained or doubted.answer.startswith("Not sure that this answers what was asked")
    sure = bundled.ask("Which minister heads the forced labor commission in Uzbekistan?")
    assert "Not sure" not in sure.answer
