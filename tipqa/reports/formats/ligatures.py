"""Words whose ligature a PDF lost: `traf!cking`, `o(cid:64)cials`, `fshermen`."""

from __future__ import annotations

import re
from functools import cache

from tipqa.reports.spans import words

_WHOLE = words(
    "traffick trafficked trafficker traffickers trafficking office officer officers offices official officially officials "
    "sufficient sufficiently insufficient insufficiently efficient efficiently efficiency difficult difficulty difficulties "
    "effort efforts effective effectively effectiveness offense offenses offender offenders offer offered offering offers "
    "different differ affect affected affairs staff staffed staffing suffer suffered suffering identify identifying "
    "identified identifies identification unidentified notified notify verified verify verification certified certificate "
    "certificates certification confirmed confirm confidential confidentiality confiscate confiscated confiscation conflict "
    "conflicts define defined defining definition definitions benefit benefits benefited finance financed financial finding "
    "findings fine fined fines first five fifteen fifty field fields file filed final finalize finalized finally find fish "
    "fishing fishermen fishers fisheries fight fighters fled flee fleeing flow flows flawed flight influence influx inflict "
    "reflect reflected reflects qualified ratified ratify ratification specific specifically specified significant "
    "significantly profile profiles profit profits unified modified classified amplified justified satisfied traffic refined "
    "scientific artificial beneficiary beneficiaries fifth firm firms floor fluent affirm affirmed sheriff tariff cliff"
)
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")
_SIGN = re.compile(r"(?<=[A-Za-z])f?(?:[!#$%^`~\ufffd\x00-\x1f]|\(cid:\d{1,5}\))(?=[a-z])")
_START = re.compile(r"(?<![\w)])(?:\ufffd|\(cid:\d{1,5}\))(?=[a-z]{2})")
_WORD = re.compile(r"[A-Za-z]+")


def mend_ligatures(text: str) -> str:
    """`text` with the ligatures put back into words that are known to have one; all else stays."""
    if _SIGN.search(text) or _START.search(text):
        text = " ".join(_mended_sign(token) for token in text.split(" "))
    return _WORD.sub(_as_written, text)


def _mended_sign(token: str) -> str:
    """A word with a sign in place of its ligature, made whole where exactly one ligature gives a known word."""
    for pattern in (_SIGN, _START):
        if found := pattern.search(token):
            for ligature in _LIGATURES:
                tried = f"{token[: found.start()]}{ligature}{token[found.end() :]}"
                if any(part.lower() in _WHOLE for part in _WORD.findall(tried)):
                    return tried
    return token


def _as_written(found: re.Match[str]) -> str:
    """A word as it stands, or with its lost ligature put back."""
    word = found[0]
    mended = _lost().get(word.lower())
    if mended is None:
        return word
    return mended.capitalize() if word[0].isupper() else mended


@cache
def _lost() -> dict[str, str]:
    """Known words by their form without the ligature, or with only its `f`, where that form is no word itself."""
    found: dict[str, str] = {}
    for word in sorted(_WHOLE):
        for ligature in _LIGATURES:
            if ligature in word:
                for left in {ligature[:1] if len(ligature) > 1 else "", ""}:
                    form = word.replace(ligature, left, 1)
                    if len(form) > 5 and form not in _WHOLE:
                        found.setdefault(form, word)
    return found
