"""Blocks: what answers and comparisons are made of, with their citations, and how they are shown."""
