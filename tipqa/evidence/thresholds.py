"""What decides between two answers: every bonus, share and least that evidence must reach, each under the name of what it decides.

`evals/benchmarks/answers.py` moves each of them and says what is lost.
"""

from __future__ import annotations

from tipqa.records import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares, cosines and scores are between 0 and 1. A coverage is how much of the question a statement covers.

    Raises:
        ValueError: one is negative.
    """

    # What a word of a question weighs.
    rarest_word: float = 4.0  # rarity above which a word weighs no more
    light_word: float = 0.3  # what is left of the weight of a word that says little by itself
    earlier_question: float = 0.5  # … of a word of an earlier question
    telling_word: float = 0.9  # share of the rarest word's weight from which a word tells what the question is about
    behind_acronym: float = 0.96  # cosine of a word that an acronym of the statement stands for
    word_met: float = 0.6  # cosine from which a word of the question counts as met

    # What is added to the coverage of a statement.
    number_held: float = 0.08  # it holds a number of the kind asked for
    year_named: float = 0.08  # it names the years asked for
    names_held: float = 0.08  # it holds every name in the question but acronyms, as it is
    near_as_a_whole: float = 0.15  # taken off by how much less near it comes as a whole than the nearest
    demand_met: float = 0.06  # it has the words that the kind of answer wanted prefers
    demand_decides: float = 0.26  # … those that tell what is asked by themselves: a law, who is at risk
    deed_told: float = 0.08  # it tells of the deed that a question wants yes, no or a doer of
    recommends: float = 0.12  # taken off where it recommends and no advice is asked for
    told_in_short: float = 0.03  # … where the assessment tells it again in short, and no reason is asked for
    set_aside: float = 0.2  # … where it is a set sentence on the tier, which is not asked for
    in_profile: float = 0.06  # it stands in the profile, and the question asks where or how people are exploited

    # What is added or taken off where a figure is asked for.
    figure_near: float = 0.55  # it holds a figure that comes near to what is asked
    figure_near_loosely: float = 0.35  # … where only who or what is counted tells the measure: "cases dropped"
    own_words: float = 0.12  # it holds the question's own words as they are, by their share
    restrictions_met: float = 0.1  # it meets all restrictions of the question and covers it well
    well_covered: float = 0.85  # … which is from this coverage
    restriction_unmet: float = 0.15  # taken off for each restriction that it does not meet
    phrase_met: float = 0.5  # best cosine, of a word of a phrase, to the statement that meets the phrase
    thing_met: float = 0.45  # … of the noun of what is counted
    no_number: float = 0.20  # taken off where it holds no number and denies none
    assessment: float = 0.12  # taken off where it stands in the assessment, which tells again in short
    other_asked: float = 0.35  # taken off the nearness of a figure for each thing that is another than is asked
    by_others: float = 0.2  # … where others than the government counted, and the question does not say who
    beside_asked: float = 0.15  # … for each that it adds or leaves open
    looked_back: float = 0.25  # taken off the nearness of a figure of an earlier year that a later one is compared with

    # When a figure is stated, and which sentence goes first.
    figure_behind: float = 0.15  # by how much less than another on it the statement of a figure may cover
    least_without_figure: float = 0.6  # coverage by a sentence that holds no figure of what is asked
    least_of_read_measure: float = 0.65  # … where figures of the measure are read, so that their lack tells something
    least_unnamed_thing: float = 0.8  # … where the measure is a thing that the sentence does not name
    least_of_people: float = 0.75  # … where people of a country are counted
    quoted_beside: float = 0.92  # share of the best score from which a further sentence is quoted beside the first

    # When statements answer in the report's words.
    least_covered: float = 0.42  # coverage by the best statement
    least_particular: float = 0.55  # … where a name or a kind of number is asked for, which others hold by chance
    least_in_one_place: float = 0.81  # share of it met where a number or name stands, in texts that hold any word
    telling_word_met: float = 0.62  # best cosine to a telling word, where it is asked whether a thing is there at all
    sought_met: float = 0.62  # best cosine to the noun of what is asked for: "which airlines"
    deed_met: float = 0.7  # … to the deed whose penalty is asked for; deeds come near each other
    name_met: float = 0.5  # best cosine to a name in the question
    acronym_met: float = 0.8  # … to one of three capitals or more
    about_as_near: float = 0.8  # share of the best score of the statements among which what is asked for must stand
    nearest: float = 0.9  # … where a name must, or where one may affirm what the best denies
    least_of_denial: float = 0.5  # coverage by a statement that denies what the question takes for done
    told_apart: float = 0.75  # share of the best coverage that one which holds the sum or the length of time must reach
    told_of_both: float = 0.6  # coverage by a statement on what else is asked: another country, a second question
    answers_beside: float = 0.85  # share of the best score from which a further statement answers
    goes_on_beside: float = 0.78  # … where a reason is asked for, or how something went on, which several tell together
    further_reading: float = 0.6  # … from which it is offered as further reading
    nearest_offered: float = 0.45  # coverage from which the nearest statement is offered with a refusal
    newer_edition: float = 0.85  # share of the best edition's score from which a newer edition is preferred
    looking_back: float = 1.15  # times the best score of the year's own edition that a later one must reach

    likely_kind: float = 0.5  # chance from which the kind of answer is taken that no word of the question says
    doubtful: float = 0.7  # chance of being on a report below which a question may be on another field
    least_doubtful: float = 0.62  # coverage by the best statement, of such a question
    of_reports: float = 0.3  # chance of being on a report below which a question is on another field
    surely_of_no_report: float = 0.02  # … below which it is refused, whatever words it shares with a report
    least_elsewhere: float = 0.8  # coverage by the best statement, of a question on another field
    doubted: float = 0.4  # confidence below which what is quoted is told as what comes nearest

    # When a statement is on a topic.
    same_topic: float = 0.85  # share of the best coverage that a country's best statement reaches
    on_topic: float = 0.55  # coverage by a statement or a recommendation on the topic
    topic_met: float = 0.35  # share of the topic's weight whose words a statement on it comes near
    also_on_topic: float = 0.75  # share of the best coverage that each further one reaches where all are told
    change_on_topic: float = 0.6  # … by one that changed
    topic_name_met: float = 0.62  # best cosine to each name in the topic

    def __post_init__(self) -> None:
        for name in self.__annotations__:
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is below 0")


THRESHOLDS = Thresholds()
