"""Stand-in until tiers and countries are there."""

import re
from typing import Any

from tipqa.reports.model import Tier

_T = re.compile(r"(.{2,60}?)\s*(?:\(|:\s*)(tier 2 watch list|tier [123]|special case)\)?\s*$", re.I)


def title_tier(line: str) -> Any:
    try:
        from tipqa.reports.tiers import title_tier as real
    except ImportError:
        m = _T.match(line)
        return (m[1], next(t for t in Tier if t.value.lower() == m[2].lower())) if m else None
    return real(line)


def read_tier(text: str, sections: Any) -> Any:
    try:
        from tipqa.reports.tiers import read_tier as real
    except ImportError:
        return None
    return real(text, sections)
