"""How comparable two texts are: which parts both have, and how long they are in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tipqa.comparison.editions import Editions
from tipqa.comparison.model import Basis, Comparable
from tipqa.comparison.wording import fold
from tipqa.english import year_list
from tipqa.index.heading_keys import bare_heading
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind
from tipqa.reports.partial import PARTIAL, gaps
from tipqa.reports.series import places_tiers

LEAST_RATIO = 0.15  # of the shorter to the longer; a part that is more unequal is not compared
LEAST_WORDS = 60  # that the longer one has; below it, a short part is simply short
_LOW = 0.5  # from here down the texts differ so much that it is said


def part_of(statement: Statement) -> str:
    """The part of a report that a statement stands in: the kind of its section, or a heading of its own, whatever its letter."""
    return (
        statement.section.value if statement.section is not SectionKind.OTHER else fold(bare_heading(statement.heading))
    )


def compare_texts(editions: Editions, old: Sequence[Statement], new: Sequence[Statement]) -> Comparable:
    """The parts whose comparison is withheld, with reasons, and a score: the mean of the share of both texts that stands
    in parts that both have, and the ratio of these parts' lengths. Where a digest is one of them there is no score."""
    ours, theirs = _words(old), _words(new)
    withheld = {
        part: reason
        for part in dict.fromkeys([*ours, *theirs])
        if (reason := _withheld(part, ours[part], theirs[part], editions))
    }
    common = [part for part in ours if part in theirs and part not in withheld]
    lengths = [sum(count[part] for part in common) for count in (ours, theirs)]
    whole = ours.total() + theirs.total()
    share = sum(lengths) / whole if whole else 1.0
    ratio = min(lengths) / max(lengths) if any(lengths) else 0.0
    score = round((share + ratio) / 2, 2) if whole else 1.0
    notes = tuple(_notes(editions, ours.total(), theirs.total(), score))
    if editions.basis == "mixed":
        withheld["recommendations"] = "one of the texts is a tipqa digest, in our own words"
    return Comparable(
        score if editions.basis == "texts" else None,
        withheld,
        notes,
        editions.basis,
        _reason(editions),
        tuple(_missing(editions)),
    )


def _reason(editions: Editions) -> str:
    """Why less than two reports is compared; "" for two reports."""
    digest, text = sorted((editions.old, editions.new), key=lambda info: info.kind != "digest")
    reasons: dict[Basis, str] = {
        "texts": "",
        "digests": "Both texts are tipqa digests, in our own words: tier, figures and recommendations are compared, the "
        "wording is not. What only one digest mentions may stand in both reports.",
        "mixed": f"The {digest.year} text is a tipqa digest, in our own words, and the {text.year} text is not: tier and "
        "figures alone are compared.",
    }
    return reasons[editions.basis]


def _words(statements: Sequence[Statement]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for statement in statements:
        counts[part_of(statement)] += len(statement.text.split())
    return counts


def _withheld(part: str, ours: int, theirs: int, editions: Editions) -> str:
    """Why what only one text has of a part is not called new or gone; "" where it is.

    A whole text that lacks a part has lost it. Of a partial one that is not known, nor of digests, which choose their parts;
    and every narrative has recommendations, so that a text without them was not read in full.
    """
    old, new = editions.old, editions.new
    poorer = [info for info, count, other in ((old, ours, theirs), (new, theirs, ours)) if _is_poor(count, other)]
    always = part == SectionKind.RECOMMENDATIONS.value and not (ours and theirs)
    chosen = editions.basis == "digests" or always
    if not any((chosen and places_tiers(new.series)) or info.coverage == PARTIAL for info in poorer):
        return ""
    name = part or "“other”"
    for count, info in ((ours, old), (theirs, new)):
        if not count:
            return f"the {info.year} text has no {name} section to compare with"
    return f"the {name} sections are too unequal: {ours} words in {old.year}, {theirs} in {new.year}"


def _is_poor(count: int, other: int) -> bool:
    """Whether a text has nothing of a part, or hardly anything beside the other."""
    return not count or (count < LEAST_RATIO * other and other >= LEAST_WORDS)


def _notes(editions: Editions, ours: int, theirs: int, score: float) -> list[str]:
    old, new = editions.old, editions.new
    notes = []
    if editions.reordered:
        notes.append(f"Asked from {new.year} to {old.year}; the editions are put in the order of time.")
    if editions.missing:
        many = len(editions.missing) > 1
        notes.append(
            f"The index does not hold the {'editions' if many else 'edition'} of {year_list(editions.missing)}, "
            f"so what {old.year} and {new.year} show may have changed in between."
        )
    notes += _missing(editions)
    if score <= _LOW and editions.basis == "texts":
        notes.append(f"The texts are hardly comparable ({ours} words in {old.year}, {theirs} in {new.year}).")
    return notes


def _missing(editions: Editions) -> list[str]:
    """What is known to be missing in a text: pages, or parts of a partial one."""
    both = (editions.old, editions.new)
    partial = [info.year for info in both if info.coverage == PARTIAL and not info.missing_pages]
    told = gaps(both)
    if partial:
        many = len(set(partial)) > 1
        told.append(
            f"The {year_list(partial)} {'texts are' if many else 'text is'} partial: "
            f"what {'one' if many else 'it'} does not mention may still stand in the report itself."
        )
    return told
