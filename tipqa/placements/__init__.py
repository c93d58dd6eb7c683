"""Which tier every country stood on in every edition, out of narratives and lists of placements."""
