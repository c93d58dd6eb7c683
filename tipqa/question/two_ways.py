"""Which way two numbers went, asked in one: "did convictions rise or fall compared with investigations?"."""

from __future__ import annotations

import re
from functools import cache

from tipqa.later import later
from tipqa.question.lexicon import part

_BESIDE = (
    r"(?:compared\s+(?:with|to)|relative\s+to|against|versus|vs\.?|as\s+against|next\s+to|beside|as\s+opposed\s+to)"
)
_WAY = r"(?:(?:go(?:es)?|went|move)\s+up\s+or\s+(?:go\s+)?down|rise\s+or\s+fall|(?:increase|grow)\s+or\s+(?:decrease|drop|decline|fall|shrink)|up\s+or\s+down)"
_EITHER = later(r"\b(?:or|same)\b", re.I)  # which each of the forms has


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    counted = part("tallied")
    first, second = f"(?P<first>{counted})", rf"(?:the\s+)?(?P<second>{counted})"
    return tuple(
        re.compile(form, re.I)
        for form in (
            rf"\W*did\s+{first}\s+rise\s+or\s+fall\b(?P<rest>[^?]*?),?\s+{_BESIDE}\s+{second}\W*$",
            rf"\W*did\s+{first}\s+rise\s+or\s+fall\s+{_BESIDE}\s+{second}(?P<rest>[^?]*?)\W*$",
            rf"\W*did\s+(?:both\s+)?{first}\s+and\s+{second}(?P<middle>[^?]*?)\s+(?:move|go|change)\s+(?:in\s+)?the\s+same\s+(?:direction|way)(?P<rest>[^?]*?)\W*$",
            rf"\W*(?P<middle>(?:in|for)\s+[\w’' -]+?)?,?\s*did\s+{first}\s+{_WAY}(?P<rest>[^?,]*?),?\s+and\s+{second}\W*$",
            rf"\W*(?P<middle>(?:in|for)\s+[\w’' -]+?)?,?\s*did\s+(?:both\s+)?{first}\s+and\s+{second}\s+{_WAY}(?P<rest>[^?]*?)\W*$",
            rf"\W*(?P<middle>[\w’' -]+?)\s*[:,]\s*{first}\s+and\s+{second}[,:]?\s+{_WAY}(?P<rest>[^?]*?)\W*$",
        )
    )


def parted_ways(question: str) -> tuple[str, str] | None:
    """The question on each of the two numbers by itself; None where it is on no two."""
    if not _EITHER.search(question):
        return None
    found = next((match for form in _forms() if (match := form.match(question))), None)
    if found is None:
        return None
    middle = (found.groupdict().get("middle") or "").strip()
    place = (
        middle if not middle or middle.lower().startswith(("in ", "for ", "under ", "of ", "at ")) else f"in {middle}"
    )
    where = " ".join(filter(None, (place, found["rest"].strip())))
    first, second = (f"Did {found[name]} rise or fall {where}".strip() + "?" for name in ("first", "second"))
    return first, second
