"""What a question wants: intent, countries, editions and sections, against a made set of holdings."""

from __future__ import annotations

import pytest

from tipqa.index.model import Filter
from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question
from tipqa.reports.model import SectionKind

TJ, UZ, KZ, KG = ("Tajikistan",), ("Uzbekistan",), ("Kazakhstan",), ("Kyrgyz Republic",)
ALL = (2021, 2022, 2023, 2024, 2025)
REC = ("recommendations",)

QUESTIONS = [
    # tiers
    ("What tier is Tajikistan on in 2025?", "tier", TJ, (2025,), ()),
    ("what tier is tajikistan on", "tier", TJ, (), ()),
    ("Tier of the Kyrgyz Republic in the 2024 report", "tier", KG, (2024,), ()),
    ("How was Kyrgyzstan ranked in 2022?", "tier", KG, (2022,), ()),
    ("Wich tier was Kazahkstan on in 2023", "tier", KZ, (2023,), ()),
    ("burmese tier 2015", "tier", ("Burma",), (2015,), ()),
    ("What tier was Myanmar on in 2015?", "tier", ("Burma",), (2015,), ()),
    ("dprk tier in 2015", "tier", ("North Korea",), (2015,), ()),
    ("tier for Turkey, 2015", "tier", ("Türkiye",), (2015,), ()),
    ("Which tier was Ivory Coast placed on in 2015?", "tier", ("Cote d'Ivoire",), (2015,), ()),
    ("Is Romania on the Watch List in 2024?", "tier", ("Romania",), (2024,), ()),
    ("Which tier were Tajikistan and Uzbekistan on in 2024?", "tier", TJ + UZ, (2024,), ()),
    ("Was Tajikistan rated the same as Uzbekistan in 2023?", "tier", TJ + UZ, (2023,), ()),
    ("Which of Tajikistan, Kazakhstan and Uzbekistan had the lowest tier in 2024?", "tier", TJ + KZ + UZ, (2024,), ()),
    ("What tier is Tajikistan on in 2025, and what was it the year before?", "tier", TJ, (2024, 2025), ()),
    # tier changes and histories
    ("How did Uzbekistan's tier change since the prior year?", "tier_change", UZ, (2024, 2025), ()),
    ("Was Tajikistan upgraded in 2025?", "tier_change", TJ, (2024, 2025), ()),
    ("was tajikistan downgraded in the 2024 report", "tier_change", TJ, (2023, 2024), ()),
    ("Did Brazil's tier change between 2023 and 2025?", "tier_change", ("Brazil",), (2023, 2025), ()),
    ("Tajikistan's tier history", "tier_history", TJ, ALL, ()),
    ("Show Kazakhstan's tier in every edition", "tier_history", KZ, ALL, ()),
    ("Uzbekistan tier over the years", "tier_history", UZ, ALL, ()),
    ("What tier was Tajikistan on each year since 2022?", "tier_history", TJ, (2022, 2023, 2024, 2025), ()),
    ("Tajikistan tier trend from 2021 to 2023", "tier_history", TJ, (2021, 2022, 2023), ()),
    ("tier of Uzbekistan in the last three editions", "tier_history", UZ, (2023, 2024, 2025), ()),
    ("How has Tajikistan's tier developed?", "tier_history", TJ, ALL, ()),
    ("Has Uzbekistan ever been on Tier 3?", "tier_history", UZ, ALL, ()),
    ("Why was Tajikistan downgraded in 2024?", "tier_reason", TJ, (2024,), ()),
    ("Why is Uzbekistan on Tier 2?", "tier_reason", UZ, (), ()),
    ("What led to Tajikistan's upgrade to tier 2 in 2025?", "tier_reason", TJ, (2025,), ()),
    # lists
    ("Which countries were on Tier 3 in 2025?", "list", (), (2025,), ()),
    ("How many countries were on Tier 1 in 2024?", "list", (), (2024,), ()),
    ("List the states on the Tier 2 Watch List in the 2023 report", "list", (), (2023,), ()),
    ("Who was downgraded in 2024?", "list", (), (2024,), ()),
    ("which countries got worse in 2025", "list", (), (2025,), ()),
    ("Which Central Asian countries are on the Watch List in 2025?", "list", (), (2025,), ()),
    ("Countries upgraded since last year", "list", (), (2024,), ()),
    # figures
    ("How many victims were identified in Tajikistan in the 2025 report?", "figure", TJ, (2025,), ()),
    ("tajikstan victims 2025", "figure", TJ, (2025,), ()),
    ("How many convictions did Kazakhstan report in 2023?", "figure", KZ, (2023,), ()),
    ("number of prosecutions in Uzbekistan, 2024 edition", "figure", UZ, (2024,), ()),
    ("How many officials were convicted in Tajikistan in 2025?", "figure", TJ, (2025,), ()),
    ("How many investigations did Uzbekistan conduct in 2022?", "figure", UZ, (2022,), ()),
    ("How many victims did Tajikistan and Uzbekistan identify in the 2025 report?", "figure", TJ + UZ, (2025,), ()),
    ("How much did Kazakhstan spend on shelters in 2024?", "figure", KZ, (2024,), ()),
    ("What percentage of victims were women in Romania in 2025?", "figure", ("Romania",), (2025,), ()),
    ("In the 2025 report, how many victims did Tajikistan identify in 2024?", "figure", TJ, (2025,), ()),
    ("How many inspectors does the labor inspectorate of Romania have?", "figure", ("Romania",), (), ()),
    ("by how much did victims identified in Tajikistan rise from 2024 to 2025", "figure_change", TJ, (2024, 2025), ()),
    ("Did convictions rise in Kazakhstan?", "figure_change", KZ, (2024, 2025), ()),
    (
        "How did the number of prosecutions change in Uzbekistan between 2023 and 2025?",
        "figure_change",
        UZ,
        (2023, 2025),
        (),
    ),
    ("Were more victims identified in Tajikistan than the year before?", "figure_change", TJ, (2024, 2025), ()),
    ("Tajikistan 2025 in three bullets", "overview", TJ, (2025,), ()),
    # recommendations
    ("What did the 2025 report recommend to Tajikistan?", "recommendations", TJ, (2025,), REC),
    ("show the prioritized recommendations for Uzbekistan", "recommendations", UZ, (), REC),
    ("What should Kazakhstan do about victim identification?", "recommendations", KZ, (), REC),
    ("2024 recs for brazil", "recommendations", ("Brazil",), (2024,), REC),
    ("What must Kazakhstan do first?", "recommendations", KZ, (), REC),
    ("what does Uzbekistan need to do most urgently", "recommendations", UZ, (), REC),
    ("What still needs fixing in Tajikistan?", "recommendations", TJ, (), REC),
    ("What is asked of Romania in 2023?", "recommendations", ("Romania",), (2023,), REC),
    ("What does the US expect from Kazakhstan?", "recommendations", KZ, (), REC),
    ("What must victims do to stay in Romania?", "fact", ("Romania",), (), ()),
    ("What was Romania urged to do in 2023?", "recommendations", ("Romania",), (2023,), REC),
    # topics across countries
    ("Which countries mention cotton in 2025?", "topic_list", (), (2025,), ()),
    ("Where are children forced to beg?", "topic_list", (), (), ()),
    ("What countries describe forced labor in fishing in the 2024 reports?", "topic_list", (), (2024,), ()),
    ("Which governments in Central Asia trained judges in 2023?", "topic_list", (), (2023,), ()),
    ("forced begging", "topic_list", (), (), ()),
    # comparisons and overviews
    ("Compare Tajikistan and Uzbekistan in 2025", "comparison", TJ + UZ, (2025,), ()),
    ("Brazil vs Romania", "comparison", ("Brazil", "Romania"), (), ()),
    ("How does Kazakhstan compare with the Kyrgyz Republic?", "comparison", KZ + KG, (), ()),
    ("Give me an overview of Tajikistan in 2025", "overview", TJ, (2025,), ()),
    ("Summarize the 2024 report on Uzbekistan", "overview", UZ, (2024,), ()),
    ("tell me about Kazakhstan", "overview", KZ, (), ()),
    ("Tajikistan", "overview", TJ, (), ()),
    ("Tajikistan 2025", "overview", TJ, (2025,), ()),
    # what changed
    ("What changed in Tajikistan since the prior year?", "what_changed", TJ, (2024, 2025), ()),
    ("What changed in Uzbekistan between 2023 and 2025?", "what_changed", UZ, (2023, 2025), ()),
    ("whats new in the 2025 report on Kazakhstan", "what_changed", KZ, (2024, 2025), ()),
    ("What is different in Brazil?", "what_changed", ("Brazil",), (2024, 2025), ()),
    ("Which problems are no longer mentioned in Romania?", "what_changed", ("Romania",), (2024, 2025), ()),
    (
        "what changed in Uzbekistan's prosecution section between 2023 and 2024?",
        "what_changed",
        UZ,
        (2023, 2024),
        ("prosecution",),
    ),
    ("How did the recommendations to Uzbekistan change from 2024 to 2025?", "what_changed", UZ, (2024, 2025), REC),
    ("year-over-year changes for Tajikistan", "what_changed", TJ, (2024, 2025), ()),
    # facts
    ("Where are Tajik workers exploited?", "fact", TJ, (), ()),
    ("What does the 2024 report say about cotton in Tajikistan?", "fact", TJ, (2024,), ()),
    ("Who runs the National Commission in Uzbekistan?", "fact", UZ, (), ()),
    ("Did Tajikistan adopt a national action plan in 2025?", "fact", TJ, (2025,), ()),
    ("What happened to schoolchildren in Tajikistan in 2024?", "fact", TJ, (2024,), ()),
    ("What does the trafficking profile of Tajikistan say about Russia?", "fact", TJ, (), ("profile",)),
    ("Under prevention, what did Uzbekistan do in 2023?", "overview", UZ, (2023,), ("prevention",)),
    ("What is said on victim protection in Kazakhstan in 2025?", "overview", KZ, (2025,), ("protection",)),
    ("Do high-ranking officials profit in Turkmenistan?", "fact", ("Turkmenistan",), (), ()),
    ("What did the 2003 law of Tajikistan punish?", "fact", TJ, (), ()),
    ("How are victims treated in South Africa?", "fact", ("South Africa",), (), ()),
]


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len({question for question, *_ in QUESTIONS}) == len(QUESTIONS) >= 80


@pytest.mark.parametrize(("question", "intent", "countries", "years", "sections"), QUESTIONS)
def test_questions_are_read(
    question: str,
    intent: str,
    countries: tuple[str, ...],
    years: tuple[int, ...],
    sections: tuple[str, ...],
    have: Coverage,
) -> None:
    query = read_question(question, have).query
    read = (query.intent, sorted(query.countries), query.years, query.sections)
    assert read == (intent, sorted(countries), years, sections)


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("How many victims were identified in Tajikistan?", "victims_identified"),
        ("How many convictions were there in Tajikistan?", "convictions"),
        ("How many officials were convicted in Tajikistan?", "officials_convicted"),
        ("How many investigations did Uzbekistan open?", "investigations"),
        ("How many mahallas are there in Uzbekistan?", "other"),
        ("Did Tajikistan convict any officials?", None),
        ("Where are Tajik workers exploited?", None),
    ],
)
def test_measures_are_read(question: str, measure: str | None, have: Coverage) -> None:
    assert read_question(question, have).query.measure == measure


def test_a_country_that_is_not_held_is_still_the_subject(have: Coverage) -> None:
    read = read_question("What tier is France on in 2025?", have)
    assert (read.query.countries, read.query.years) == (("France",), (2025,))
    assert read.missing == {}  # the 2025 placements may tell of it


def test_an_edition_that_is_not_held_is_told_apart(have: Coverage) -> None:
    read = read_question("Who runs hotlines in Brazil and Tajikistan in the 2021 report?", have)
    assert read.missing == {"Brazil": (2021,)}


def test_the_series_is_the_one_that_holds_the_country(have: Coverage) -> None:
    assert read_question("What tier was Algeria on in 2007?", have).query.series == "factbook"
    assert read_question("What tier was Tajikistan on in 2021?", have).query.series == "tip"


def test_two_countries_of_one_name_are_noted(have: Coverage) -> None:
    read = read_question("What tier is Congo on in 2025?", have).query
    assert read.countries == ("Democratic Republic of the Congo",)
    assert read.notes == ("Democratic Republic of the Congo rather than Republic of the Congo",)


def test_an_assumed_edition_is_noted(have: Coverage) -> None:
    assert read_question("What changed in Brazil since last year?", have).query.notes == (
        "read as the 2024 and 2025 editions",
    )
    assert read_question("What changed in Brazil between 2024 and 2025?", have).query.notes == ()


def test_given_filters_win_over_the_question(have: Coverage) -> None:
    given = Filter(countries=("Brazil",), years=(2024,), sections=(SectionKind.PREVENTION,))
    query = read_question("What does the 2025 report say about Tajikistan?", have, given).query
    assert (query.countries, query.years, query.sections) == (("Brazil",), (2024,), ("prevention",))


def test_given_filters_fill_what_the_question_leaves_out(have: Coverage) -> None:
    query = read_question("What tier?", have, Filter(countries=("Brazil",), years=(2023, 2025))).query
    assert (query.intent, query.countries, query.years) == ("tier", ("Brazil",), (2023, 2025))


def test_a_given_edition_that_is_not_held_is_missing(have: Coverage) -> None:
    assert read_question("Who runs hotlines in Brazil?", have, Filter(years=(2021,))).missing == {"Brazil": (2021,)}


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Where in Tajikistan was cotton picked in 2024?", "cotton picked"),
        ("What tier is Tajikistan on in 2025?", "tier"),
        ("Who isn't screened, and who couldn’t leave Tajikistan?", "screened leave"),
    ],
)
def test_the_topic_is_the_content_words_without_countries_and_years(question: str, topic: str, have: Coverage) -> None:
    assert read_question(question, have).query.topic == topic
