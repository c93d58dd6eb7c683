"""Which sections of a report are gone, cut short, new or called otherwise in the other edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tipqa.comparison.comparable import LEAST_RATIO, LEAST_WORDS, part_of
from tipqa.comparison.model import Change, SectionChange, SectionStatus, Span
from tipqa.index.heading_keys import bare_heading, heading_key
from tipqa.index.model import Statement
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

_MOSTLY = (
    0.5  # of a section's words without a counterpart, from which on it is gone, and of its links, that name a heir
)
_HEIRS = 2  # sections that one other goes on from; one that takes up more is a text without headings
_FEW = 15  # words; a shorter section, as "Not applicable.", is left to its statements
_NAMES = {
    SectionKind.ASSESSMENT: "Assessment",
    SectionKind.RECOMMENDATIONS: "Recommendations",
    SectionKind.PROFILE: "Trafficking profile",
}


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    statements: tuple[Statement, ...]

    @property
    def words(self) -> int:
        return sum(len(it.text.split()) for it in self.statements)


def compare_sections(
    old: Sequence[Statement], new: Sequence[Statement], changes: Sequence[Change], withheld: Collection[str]
) -> tuple[SectionChange, ...]:
    """What became of whole sections, the longest first: those of which most words are without a counterpart, and whose
    heading the other edition lacks or hardly fills; and those whose statements stand under another heading.

    Args:
        changes: of both editions' statements; they tell which statement has a counterpart, and where.
        withheld: the parts in which what only one edition holds is not called new or gone.
    """
    ours, theirs = _parts(old), _parts(new)
    there = _links(changes, old, new)
    back = _turned(there)
    gone = [*_lost(ours, theirs, there, withheld, gone=True)]
    heirs = Counter(it.other for it in gone)
    gone = [it for it in gone if heirs[it.other] <= _HEIRS or not it.other]
    came = [it for it in _lost(theirs, ours, back, withheld, gone=False) if it.title not in heirs]
    found = [*gone, *came]
    return tuple(sorted(found, key=lambda it: (-abs(it.old_words - it.new_words), it.title)))


def _parts(statements: Sequence[Statement]) -> dict[str, _Part]:
    held: dict[str, list[Statement]] = {}
    for it in statements:
        held.setdefault(part_of(it), []).append(it)
    return {name: _Part(_title(own[0]), tuple(own)) for name, own in held.items()}


def _title(statement: Statement) -> str:
    if statement.section is SectionKind.OTHER:
        return bare_heading(statement.heading)
    return _NAMES.get(statement.section, statement.section.value.capitalize())


def _links(changes: Sequence[Change], old: Sequence[Statement], new: Sequence[Statement]) -> dict[int, set[str]]:
    """For the place of each old statement that has counterparts, the parts in which these stand, and the other way round
    under the negative place."""
    before, after = ({it.start: part_of(it) for it in side} for side in (old, new))
    found: dict[int, set[str]] = {}
    for it in changes:
        if it.old_span and it.new_span:
            found.setdefault(it.old_span[0], set()).add(after.get(it.new_span[0], ""))
            found.setdefault(-it.new_span[0] - 1, set()).add(before.get(it.old_span[0], ""))
    return found


def _turned(links: Mapping[int, set[str]]) -> dict[int, set[str]]:
    return {-place - 1: parts for place, parts in links.items()}


def _lost(
    ours: Mapping[str, _Part],
    theirs: Mapping[str, _Part],
    links: Mapping[int, set[str]],
    withheld: Collection[str],
    *,
    gone: bool,
) -> Iterator[SectionChange]:
    for name, part in ours.items():
        other = theirs[name].words if name in theirs else 0
        hardly = not other or (part.words >= LEAST_WORDS and other < LEAST_RATIO * part.words)
        if name in withheld or part.words < _FEW or not hardly:
            continue
        free = [it for it in part.statements if it.start not in links]
        like = _called_alike(part, theirs, ours) if gone and not other else None
        if like is not None:
            yield _under(part, like, len(free))
            continue
        if sum(len(it.text.split()) for it in free) >= _MOSTLY * part.words:
            yield _lost_one(part, other, free, gone=gone)
        elif gone and not other and (heir := _heir(part, links)) and heir not in ours:
            yield _under(part, theirs[heir], len(free))


def _called_alike(part: _Part, theirs: Mapping[str, _Part], ours: Mapping[str, _Part]) -> _Part | None:
    """The one part of the other text alone whose heading says the same in more or fewer words: "Acts of Antisemitism"."""
    own = heading_key(part.title)
    alike = [
        it
        for name, it in theirs.items()
        if name not in ours and own and (key := heading_key(it.title)) and (own <= key or key <= own)
    ]
    return alike[0] if len(alike) == 1 else None


def _under(part: _Part, heir: _Part, lost: int) -> SectionChange:
    """A section under another heading, cut to little or not."""
    cut = part.words >= LEAST_WORDS and heir.words < LEAST_RATIO * part.words
    first, other = part.statements[0], heir.statements[0]
    status: SectionStatus = "cut" if cut else "renamed"
    return SectionChange(status, part.title, heir.title, part.words, heir.words, lost, _span(first), _span(other))


def _lost_one(part: _Part, other: int, free: Sequence[Statement], *, gone: bool) -> SectionChange:
    if gone:
        return SectionChange(
            "cut" if other else "gone", part.title, "", part.words, other, len(free), _span(free[0]), None
        )
    return SectionChange(
        "grown" if other else "new", part.title, "", other, part.words, len(free), None, _span(free[0])
    )


def _heir(part: _Part, links: Mapping[int, set[str]]) -> str:
    """The part in which most of the counterparts stand."""
    held = Counter(name for it in part.statements for name in links.get(it.start, ()))
    (name, count), *_ = held.most_common(1) or [("", 0)]
    return name if count >= _MOSTLY * held.total() else ""


def _span(statement: Statement) -> Span:
    return statement.start, statement.end
