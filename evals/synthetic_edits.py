"""Edits of a digest whose outcome is known: a number changed, a sentence moved, reworded, negated, split, merged …"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tipqa.reports.model import Report, SectionKind
from tipqa.reports.sentences import split_sentences

Key = tuple[int, int]  # section and place of a statement in the older edition
Edit = Callable[["Draft"], bool]


@dataclass
class Piece:
    """A statement of the newer edition, with the keys of the older ones it comes from and what became of them."""

    text: str
    origins: list[Key]
    status: str = "kept"


@dataclass
class Draft:
    """A digest as lists of statements by section, before and after its edits."""

    slug: str
    country: str
    title: str
    headings: list[tuple[SectionKind, str]]
    before: list[list[str]]
    after: list[list[Piece]]
    order: list[int] = field(default_factory=list)  # of the sections in the newer edition

    @classmethod
    def of(cls, report: Report) -> Draft:
        """The draft of a report, nothing edited yet."""
        before: list[list[str]] = [[] for _ in report.sections]
        for it in split_sentences(report):
            before[it.section].append(report.text[it.start : it.end])
        after = [[Piece(text, [(s, n)]) for n, text in enumerate(own)] for s, own in enumerate(before)]
        title = report.text.split("\n", 1)[0]
        headings = [(it.kind, it.heading) for it in report.sections]
        return cls(report.id.split("/")[1], report.country, title, headings, before, after, list(range(len(before))))

    @property
    def old(self) -> list[str]:
        """The older edition as lines of Markdown."""
        return self._lines(self.before, range(len(self.before)))

    @property
    def new(self) -> list[str]:
        """The newer edition as lines of Markdown."""
        return self._lines([[it.text for it in own] for own in self.after], self.order)

    def _lines(self, texts: list[list[str]], order: list[int] | range) -> list[str]:
        lines = [f"# {self.title}", ""]
        for at in order:
            kind, heading = self.headings[at]
            own = texts[at]
            if kind is not SectionKind.ASSESSMENT:
                lines += [f"## {heading}", ""]
            lines += [f"- {text}" for text in own] if kind is SectionKind.RECOMMENDATIONS else [" ".join(own)]
            lines.append("")
        return lines

    def truth(self) -> Iterator[tuple[str, str, int, str, int]]:
        """Status, the older text and its place among equals, the newer text and its place among equals."""
        old_place = _places([(s, n, text) for s, own in enumerate(self.before) for n, text in enumerate(own)])
        flat = [(at, n, it) for at in self.order for n, it in enumerate(self.after[at])]
        new_place = _places([(at, n, it.text) for at, n, it in flat])
        met: set[Key] = set()
        for at, n, it in flat:
            for s, m in it.origins:
                met.add((s, m))
                yield it.status, self.before[s][m], old_place[s, m], it.text, new_place[at, n]
            if not it.origins:
                yield "new", "", 0, it.text, new_place[at, n]
        for s, own in enumerate(self.before):
            for m, text in enumerate(own):
                if (s, m) not in met:
                    yield "dropped", text, old_place[s, m], "", 0

    def find(self, wanted: Callable[[str], bool], kinds: frozenset[SectionKind] | None = None) -> Key | None:
        """The first statement that is `wanted`, stands once, and is no set sentence."""
        every = [it.text for own in self.after for it in own]
        for at, own in enumerate(self.after):
            if kinds is not None and self.headings[at][0] not in kinds:
                continue
            for n, it in enumerate(own):
                plain = "minimum standards" not in it.text and "Tier" not in it.text
                if plain and every.count(it.text) == 1 and it.status == "kept" and wanted(it.text):
                    return at, n
        return None


def _places(rows: list[tuple[int, int, str]]) -> dict[Key, int]:
    seen: dict[str, int] = {}
    places = {}
    for at, n, text in rows:
        places[at, n] = seen.get(text, 0)
        seen[text] = places[at, n] + 1
    return places


_BODY = frozenset({SectionKind.PROSECUTION, SectionKind.PROTECTION, SectionKind.PREVENTION, SectionKind.PROFILE})
_ADVICE = frozenset({SectionKind.RECOMMENDATIONS})


def _rewrite(
    pattern: str, replacement: str, status: str = "reworded", kinds: frozenset[SectionKind] | None = None
) -> Edit:
    """An edit that rewrites the first statement in which a pattern stands."""

    def edit(draft: Draft) -> bool:
        found = draft.find(lambda text: bool(re.search(pattern, text)), kinds)
        if found is None:
            return False
        piece = draft.after[found[0]][found[1]]
        piece.text = re.sub(pattern, replacement, piece.text, count=1)
        piece.status = status
        return True

    return edit


def _move_within(draft: Draft) -> bool:
    found = draft.find(lambda text: len(text) > 40, _BODY)
    if found is None or len(draft.after[found[0]]) < 3:
        return False
    own = draft.after[found[0]]
    own.append(own.pop(found[1]))
    return True


def _move_across(draft: Draft) -> bool:
    found = draft.find(lambda text: len(text) > 40, _BODY)
    other = next(
        (at for at, (kind, _) in enumerate(draft.headings) if found and at != found[0] and kind in _BODY), None
    )
    if found is None or other is None or len(draft.after[found[0]]) < 2:
        return False
    draft.after[other].append(draft.after[found[0]].pop(found[1]))
    return True


def _shuffle(draft: Draft) -> bool:
    if len(draft.order) < 4 or draft.headings[0][0] is not SectionKind.ASSESSMENT:
        return False
    draft.order = [0, *reversed(draft.order[1:])]
    return True


def _drop(draft: Draft) -> bool:
    """A sentence of the profile, which says what no other section does."""
    found = draft.find(lambda text: len(text) > 40, frozenset({SectionKind.PROFILE}))
    if found is None or len(draft.after[found[0]]) < 3:
        return False
    del draft.after[found[0]][found[1]]
    return True


def _drop_advice(draft: Draft) -> bool:
    found = draft.find(lambda text: len(text) > 40, _ADVICE)
    if found is None or len(draft.after[found[0]]) < 3:
        return False
    del draft.after[found[0]][found[1]]
    return True


def _split_advice(draft: Draft) -> bool:
    found = draft.find(lambda text: re.search(r", and \w+ ", text) is not None and len(text) > 120, _ADVICE)
    if found is None:
        return False
    own = draft.after[found[0]]
    piece = own[found[1]]
    head, _, tail = piece.text.rpartition(", and ")
    if min(len(head), len(tail)) < 35:
        return False
    own[found[1] : found[1] + 1] = [
        Piece(head + ".", list(piece.origins), "reworded"),
        Piece(tail[0].upper() + tail[1:], list(piece.origins), "reworded"),
    ]
    return True


def _merge(joint: str, kinds: frozenset[SectionKind]) -> Edit:
    def edit(draft: Draft) -> bool:
        for at, own in enumerate(draft.after):
            if draft.headings[at][0] not in kinds:
                continue
            for n, (first, second) in enumerate(pairwise(own)):
                if _mergeable(first.text) and _mergeable(second.text):
                    text = first.text.rstrip(".") + joint + second.text[0].lower() + second.text[1:]
                    own[n : n + 2] = [Piece(text, first.origins + second.origins, "reworded")]
                    return True
        return False

    return edit


def _mergeable(text: str) -> bool:
    return (
        50 < len(text) < 170 and text.startswith(("The ", "Some ", "Train", "Identify", "Adopt")) and "Tier" not in text
    )


def _add(text: str, kinds: frozenset[SectionKind]) -> Edit:
    def edit(draft: Draft) -> bool:
        at = next((at for at, (kind, _) in enumerate(draft.headings) if kind in kinds), None)
        if at is None:
            return False
        draft.after[at].insert(min(1, len(draft.after[at])), Piece(text, []))
        return True

    return edit


def _repeat(draft: Draft) -> bool:
    """A sentence of the assessment that a later section says again."""
    found = draft.find(lambda text: len(text) > 40, frozenset({SectionKind.ASSESSMENT}))
    other = next((at for at, (kind, _) in enumerate(draft.headings) if kind in _BODY), None)
    if found is None or other is None:
        return False
    piece = draft.after[found[0]][found[1]]
    draft.after[other].append(Piece(piece.text, list(piece.origins)))
    return True


EDITS: tuple[tuple[str, Edit], ...] = (
    ("number-changed", _rewrite(r"\b(identified) \d+ (victims)", r"\1 913 \2")),
    ("number-changed-word", _rewrite(r"\b(?:two|three|four|five|six)\b(?= (?:traffickers|suspects|victims|cases|investigations|times))", "nine")),
    ("year-changed", _rewrite(r"\bin 20\d\d\b", "in 2019", kinds=_BODY)),
    ("moved-in-section", _move_within),
    ("moved-to-another-section", _move_across),
    ("sections-shuffled", _shuffle),
    ("negation-added", _rewrite(r"\bThe government (identified|opened|adopted|increased|gave|ran)\b", r"The government never \1", kinds=_BODY)),
    ("negation-removed", _rewrite(r"\bdid not (\w+)", r"did \1", kinds=_BODY)),
    ("name-changed", _rewrite(r"\b(?:Russia|Kazakhstan|India|Bangladesh|Zimbabwe|Afghanistan)\b(?!')", "Paraguay", kinds=_BODY)),
    ("direction-changed", _rewrite(r"\bmore (victims|traffickers)\b", r"fewer \1")),
    ("reworded-verb", _rewrite(r"\bidentified\b", "recognized", kinds=_BODY)),
    ("reworded-several", _rewrite(r"^The government (?:gave|raised|increased|put) ", "Authorities provided ")),
    ("reworded-passive", _rewrite(r"^The government opened (.+?) (in 20\d\d)", r"In the year concerned, \1 were opened \2")),
    ("detail-added", _rewrite(r"\.$", ", chiefly in the northern provinces, according to civil society.", kinds=_BODY)),
    ("detail-removed", _rewrite(r", [^,.]{20,80}\.$", ".", kinds=_BODY)),
    ("connector-added", _rewrite(r"^The ", "However, the ", "kept", _BODY)),
    ("punctuation-changed", _rewrite(r"[“”]([^“”]+)[“”]", r'"\1"', "kept")),
    ("article-added", _rewrite(r"\bvictims\b", "the victims", "kept", _BODY)),
    ("recommendation-split", _split_advice),
    ("recommendation-dropped", _drop_advice),
    ("recommendation-added", _add("Publish the yearly budget of the coast guard's rescue boats and how it was spent.", _ADVICE)),
    ("recommendation-reworded", _rewrite(r"^(Investigate|Identify|Train|Increase|Provide|Adopt)\b", r"Continue to vigorously \1", kinds=_ADVICE)),
    ("sentences-merged", _merge(", and ", _BODY)),
    ("sentences-merged-while", _merge(", while ", frozenset({SectionKind.ASSESSMENT}))),
    ("sentence-dropped", _drop),
    ("sentence-added", _add("Fishing captains withheld the passports of deckhands on two trawlers near the port.", _BODY)),
    ("shortfall-added", _add("Judges suspended most prison terms handed down under the weaker smuggling statute.", _BODY)),
    ("sentence-repeated", _repeat),
    ("nothing-changed", lambda draft: len(draft.before) > 3),
)  # fmt: skip
