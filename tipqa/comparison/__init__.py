"""What changed between two editions of a report, over many editions, and over all countries in one year."""
