"""What was read from a question: all that a composer gets to know of it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from tipqa.figures.asked import FigureAsked
from tipqa.figures.quantities import Quantity
from tipqa.question.across import AcrossAsked
from tipqa.question.advice import Fate
from tipqa.question.deeds import Deed
from tipqa.question.intents import Intent
from tipqa.question.language import Foreign
from tipqa.question.list_terms import ListTerm
from tipqa.question.lists import ListAsked
from tipqa.question.matters import Matter
from tipqa.question.name_questions import NameAsked
from tipqa.question.placement_questions import PlacementAsked
from tipqa.question.premise import Premise
from tipqa.question.query import Query
from tipqa.question.topic import Span, Topic
from tipqa.question.turns import Turn
from tipqa.question.wants import Want
from tipqa.question.years import YearsAsked
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind, Tier


class Order(StrEnum):
    """Which end of a ranking is asked for."""

    MOST = "most"
    FEWEST = "fewest"


@dataclass(frozen=True, slots=True)
class Plan:
    """A question as it was read, once.

    `text` is the question itself, which a later turn may continue; composers use what was read from it. `subjects` are
    the countries it is about, `regions` those it names with their countries, `editions` the years meant; `own_editions`
    gives for each country the edition named beside it, `missing` the editions asked for that are not held. `figure` is what is
    counted, `as_measured` the known measure that the question is on, whether or not it asks for a number.
    """

    text: str
    topic: Topic
    years_asked: YearsAsked
    intent: Intent = Intent.FACT
    subjects: tuple[str, ...] = ()
    regions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    editions: tuple[int, ...] = ()
    own_editions: dict[str, int] = field(default_factory=dict)
    missing: dict[str, tuple[int, ...]] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    series: str = ""
    figure: FigureAsked | None = None
    quantity: Quantity | None = None
    denied: bool = False  # whether it denies its topic: "which countries lack a plan?"
    part_denied: bool = False  # whether those are counted that are not what the question names
    particulars: tuple[str, ...] = ()  # persons and numbers of the question that texts do not call by other words
    wants: frozenset[Want] = frozenset()
    name: NameAsked = NameAsked()
    listed: ListAsked = ListAsked()
    terms: tuple[ListTerm, ...] = ()  # lists that are set against each other
    of_each: str = ""  # what is asked of each country of these: its "tier", its tier "now", or "since" when
    only: bool = False  # whether the country is asked to be the only one of a list
    told_list: str = ""  # the words of a list that a sentence gives, where a country is asked to be on it
    placement: PlacementAsked = PlacementAsked()
    across: AcrossAsked | None = None  # a list that looks at more than one edition
    none_of: FigureAsked | None = None  # the measure of which the countries that count none are asked for
    deed: Deed | None = None  # that which the countries did that are asked for
    told_on: bool = False  # whether all is asked for that is said on a topic
    every_edition: bool = False  # … in every edition, where the question names none
    which_editions: bool = False  # whether the editions are asked for that say so
    goes_on: bool = False  # whether it asks more of what the sentence of a number says: "and for what?"
    never: bool = False  # whether it asks who never did it
    last_time: bool = False  # whether it asks when a thing was done last, or since when it is not done any more
    kept_from: bool = False  # whether it asks what a country still lacks for a tier
    premise: Premise = Premise()
    order: Order | None = None  # of figures
    rise: bool | None = None  # whether a rise or a fall is asked for
    rise_or_fall: bool = False  # whether it is asked which of the two it was
    initial: str = ""  # the letter with which the names of the countries asked for begin
    counts_each: bool = False  # whether a list is asked for each edition in numbers
    each_year: bool = False  # whether editions are named each of which is asked for by itself
    rising: str | None = None  # the known measure of which that is
    foreign: Foreign | None = None  # that it is not in English
    sides: bool = False  # whether its countries are those of one thing: "from Peru to Chile", "their joint case"
    excluded: tuple[str, ...] = ()  # countries that are left out: "other than Peru"
    outside: tuple[tuple[str, tuple[str, ...]], ...] = ()  # regions that are left out, with their countries
    tier_order: Order | None = None  # of placements, the highest being the most
    turn: Turn | None = None  # whether it asks what got better, or worse
    turned: tuple[SectionKind, ...] = ()  # … in which sections, where not in all
    fates: tuple[Fate, ...] = ()  # what is asked to have become of recommendations
    of_older: bool = False  # … of those of the year that is named
    advice_spans: tuple[Span, ...] = ()  # of the topic's text: words that ask for recommendations
    ambiguous: tuple[str, ...] = ()  # what a name might have meant instead
    filtered_out: str = ""  # what the question names and the filters do not let through
    matter: Matter | None = None  # where the product itself is asked about
    tiers_named: tuple[Tier, ...] = ()  # … of which tiers
    other_field: tuple[str, ...] = ()  # words of fields that these reports are not of
    doubtful: bool = False  # whether it may be on what no report tells
    elsewhere: bool = False  # whether it is hardly on what reports tell
    far_elsewhere: bool = False  # … and surely is not, whatever words it shares with a report
    own_affairs: bool = False  # whether it asks how to manage an affair of one's own
    own_things: bool = False  # … or whether something is so of what is one's own: "is our supplier certified?"
    move_alone: bool = False  # whether it says no more than that something moved: "did it get any better?"
    other_tier: str = ""  # words of a tier that is none of countries: "tier 2 suppliers"
    of_one: bool = False  # whether one country is meant that no word names
    points_elsewhere: bool = False  # whether a word stands for that country: "there"
    articles: tuple[str, ...] = ()  # those of a law, and laws, by their number
    unknown_place: str = ""  # a name that stands where a country's would, or beside one
    halves: tuple[Plan, ...] = ()  # two facts that it asks for, the second going on from the first
    notes: tuple[str, ...] = ()  # what was assumed, in words
    carried: tuple[str, ...] = ()  # what the earlier turn gave: "countries", "editions", "topic"

    @property
    def left_out(self) -> frozenset[str]:
        """The countries left out, each by itself or with its region."""
        return frozenset(self.excluded).union(*(members for _, members in self.outside))

    @property
    def left_out_named(self) -> tuple[str, ...]:
        """The same as the question names them."""
        return *self.excluded, *(f"the countries of {region}" for region, _ in self.outside)

    def __post_init__(self) -> None:
        if not set(self.missing) | set(self.own_editions) <= set(self.subjects):
            raise ValueError(f"editions of a country that is no subject: {self.missing}, {self.own_editions}")
        if list(self.editions) != sorted(set(self.editions)):
            raise ValueError(f"editions out of order: {self.editions}")
        if (self.intent == Intent.ABOUT) != (self.matter is not None):
            raise ValueError(f"a question on {self.matter} that wants {self.intent}")
        if self.intent == Intent.FIGURE_CHANGE and self.figure is None:
            raise ValueError("a change of no figure")

    @property
    def measure(self) -> str | None:
        """The measure asked for, "other" where a number of no known one is."""
        return self.figure.measure if self.figure else None

    @property
    def query(self) -> Query:
        """The visible part."""
        return Query(
            question=self.text,
            intent=self.intent,
            countries=self.subjects,
            years=self.editions,
            sections=self.sections,
            series=self.series,
            measure=self.measure,
            topic=" ".join(self.topic.words),
            notes=self.notes,
            carried=self.carried,
        )
