"""A report full of markup that must show as text."""

from __future__ import annotations

HOSTILE = '<script>window.hurt=1</script> <img src=x onerror="window.hurt=2"> [click](javascript:alert(1)) ![i](http://192.0.2.1/i.png)'
REPORT = f"""---
title: "Kazakhstan: digest of the 2025 report"
country: Kazakhstan
iso2: KZ
year: 2025
tier: Tier 2
series: tip
kind: digest
source_url: "javascript:window.hurt=3"
---

# KAZAKHSTAN (Tier 2)

The government made efforts {HOSTILE}; therefore Kazakhstan remained on Tier 2.

## PROTECTION

The government identified 41 victims in 2024.
"""
