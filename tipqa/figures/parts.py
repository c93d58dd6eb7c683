"""Parts and their totals: within a statement, and of what the statements before have counted."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.clauses import finite_after
from tipqa.figures.governing import UNITS, measure_of
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import PeriodSource, Status
from tipqa.figures.phrases import PREPOSITIONS

_OLD_CASES = (Status.CARRIED_OVER, Status.ON_APPEAL)  # of which a part is no part of what is new
_PEOPLE = ("victim", "person", "trafficker", "official", "staff")
_NAMED = {
    "convicted": "convictions",
    "convictions": "convictions",
    "identified": "victims_identified",
    "investigations": "investigations",
    "prosecutions": "prosecutions",
    "prosecuted": "prosecutions",
    "returned": "victims_repatriated",
    "repatriated": "victims_repatriated",
}
_OPENERS = (
    ("of", "these"), ("of", "those"), ("of", "them"), ("of", "the"), ("these", "included"), ("they", "included"), ("this", "included"), ("that", "included"),
    ("it", "included"), ("they", "comprised"), ("among", "these"), ("among", "them"), ("among", "those"), ("among", "the"),
    ("the", "total"), ("that", "figure"), ("this", "figure"), ("this", "number"), ("that", "number"), ("that", "total"),
    ("this", "total"), ("these", "numbers"), ("these", "figures"), ("these", "comprised"), ("these", "were"), ("it", "comprised"),
    ("of", "which"), ("of", "whom"),
)  # fmt: skip


def host_in_line(line: Line, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The total that a mention is a part of by its place in the statement; None where it is none."""
    if mention.absent:
        return None
    opener = line.opened.get(mention.level, -1)
    if mention.level and opener >= 0:
        hosts = [
            it
            for it in before
            if it.place < opener
            and it.level != mention.level
            and it.total is None
            and it.zone < 0
            and (not it.secondary or it.kind == mention.kind)
        ]
        return hosts[-1] if hosts else None
    hosts = [it for it in before if it.level == mention.level and it.total is None and not it.secondary and it.zone < 0]
    if not hosts:
        return None
    host = hosts[-1]
    if mention.role == "part":
        return next((it for it in reversed(hosts) if not it.absent), None)
    if is_behind_colon(line, host, mention) or _listed_after(line, host, mention) or _of_them(line, mention):
        return host
    return None


def is_behind_colon(line: Line, host: Mention, mention: Mention) -> bool:
    """ "Foreign victims numbered 57: 26 from Benin, 18 from Togo" """
    colons = [at for at in range(host.after, mention.first) if line.low(at) == ":"]
    return bool(colons) and host.value.number is not None


def _listed_after(line: Line, host: Mention, mention: Mention) -> bool:
    """ "three traffickers, two for sex trafficking and one for begging"; "three officials, two police officers" """
    if mention.role not in ("coordinated", "", "listed") or not host.kind:
        return False
    if mention.kind == "":
        year = line.number(mention.after + 1)
        if year is not None and year.kind == "year":
            return False
        return line.low(mention.after) in PREPOSITIONS or line.low(mention.after) in ("sex", "labor", "unspecified")
    return (
        host.kind == "official"
        and mention.kind in ("official", "staff")
        and line.low(line.before(mention.first)) == ","
        and mention.role == "coordinated"
    )


def _of_them(line: Line, mention: Mention) -> bool:
    return (
        mention.partitive
        and mention.whole is None
        and mention.role in ("", "coordinated", "subject")
        and line.low(mention.place + 2) in ("them", "whom", "which")
    )


def opens_with_part(line: Line, start: int = 0) -> bool:
    """Whether a clause speaks of a part of what was counted before: "Of these, …", "They included …"."""
    while line.low(start) in ("and", "but", "however", ",", ";"):
        start += 1
    pair = (line.low(start), line.low(start + 1))
    return pair in _OPENERS


def tie(mention: Mention, host: Mention) -> None:
    """Make a mention a part of its total: it takes the measure over where it has none of its own."""
    own = mention.measure
    if own and own != host.measure and mention.role != "part":
        return
    number, whole = mention.value.number, host.value.number
    if number is None or whole is None or not host.measure or mention.kind == "other":
        return
    if host.unit is not UNITS.get(mention.kind, host.unit) and not own:
        return
    if number > whole:
        mention.doubt("more than its total", Doubt.GRAVE)
        mention.measure = own
        return
    mention.measure = own or host.measure
    mention.unit = UNITS.get(mention.kind, host.unit) if own and mention.kind else host.unit
    mention.total, mention.status = host, host.status if host.status in _OLD_CASES else Status.PART
    mention.doubts = {**mention.doubts, **{why: of for why, of in host.doubts.items() if of is not Doubt.SLIGHT}}


def antecedent(
    line: Line, mention: Mention, before: Sequence[Mention], history: Sequence[Mention], latest: int
) -> Mention | None:
    """The total of this statement or of those before that an elliptical number is a part of. `latest` is the edition."""
    totals = [it for it in before if it.total is None and it.zone < 0 and not it.secondary and it.measure]
    past = [it for it in history if it.total is None and it.measure and not it.secondary and it.value.number]
    now = {it.measure for it in past if not _is_of_earlier(it, latest - 1)}
    past = [
        it for it in past if not _is_of_earlier(it, latest - 1) or (opens_with_part(line) and it.measure not in now)
    ]
    if mention.whole is not None:
        same = [it for it in [*past, *totals] if it.value.number == mention.whole and _alike(mention, it)]
        return same[-1] if same else None
    host = _by_whole_at_opening(line, mention, past)
    if host is not None:
        return host
    named = next(
        (
            _NAMED[line.low(at)]
            for at in range(max(0, mention.first - 6), min(mention.after + 3, len(line.pieces)))
            if line.low(at) in _NAMED and _refers(line, at)
        ),
        "",
    )
    if named:
        found = [it for it in [*past, *totals] if it.measure == named]
        return found[-1] if found else None
    if before and not totals and not mention.partitive and mention.kind == "" and not before[-1].measure:
        return None
    near = totals or past
    fitting = [it for it in near if _alike(mention, it) and it.value.number]
    if not fitting:
        return None
    if totals:
        return fitting[-1]
    last = fitting[-1]
    return next(it for it in fitting if it.start_of_line == last.start_of_line)


def _is_of_earlier(total: Mention, year: int) -> bool:
    """Whether a total was only told for comparison: "This was compared with 12 in 2016"."""
    period = total.period
    return period is not None and period.source is PeriodSource.SENTENCE and period.last < year


def _refers(line: Line, at: int) -> bool:
    return line.low(at - 1) in ("the", "those", "these", "trafficking", "convicted") or line.low(at - 2) in (
        "the",
        "of",
        "those",
        "these",
    )


def _by_whole_at_opening(line: Line, mention: Mention, past: Sequence[Mention]) -> Mention | None:
    """ "Of the 488 victims identified, 58 were children": the total with that number, of that measure where two have it."""
    if line.low(0) not in ("of", "among") or line.low(1) not in ("the", "these", "those"):
        return None
    for at in range(2, mention.place):
        number = line.number(at)
        if number is not None and number.kind == "count":
            same = [it for it in past if it.value.number == number.value]
            named = {_NAMED.get(line.low(word), "") for word in range(at + 1, mention.place)}
            return next((it for it in reversed(same) if it.measure in named), same[-1] if same else None)
    return None


def _alike(mention: Mention, total: Mention) -> bool:
    if mention.kind == "" or total.kind == "" or mention.kind == total.kind:
        return total.kind != "money"
    if mention.kind in _PEOPLE and total.kind in _PEOPLE:
        officials = ("official", "staff")
        return (mention.kind in officials) == (total.kind in officials) or mention.kind == "person"
    return mention.kind in ("case", "investigation", "prosecution") and total.kind in (
        "case",
        "investigation",
        "prosecution",
    )


def own_verb_measure(line: Line, mention: Mention, kind: str) -> tuple[str, str, int]:
    """Of a part that a verb of its own counts ("of whom 298 were referred"): measure, class and place of the verb."""
    verb = finite_after(line, mention)
    if verb is None:
        return "", "", -1
    of_whom = mention.partitive and line.low(mention.after - 1) in ("whom", "which")
    if of_whom and verb.voice == "active" and verb.place > mention.after + 1:
        return measure_of(line, mention, verb.sort, kind), verb.sort, verb.place
    if verb.voice == "passive":
        return measure_of(line, mention, verb.sort, kind), verb.sort, verb.place
    return "", verb.sort, verb.place


def describes(line: Line, mention: Mention) -> bool:
    """Whether the verb only says what the counted are: "58 were children", "71 concerned labor trafficking"."""
    if mention.verb < 0 or mention.role not in ("subject", "object", "recipient"):
        return True
    word = line.low(mention.verb)
    if word == "pleaded" and mention.kind:
        return False
    if word in ("were", "was", "are", "is", "had", "numbered"):
        return True
    value = line.lexicon.word("describing", word)
    return value == "what" or (bool(value) and value == mention.measure)
