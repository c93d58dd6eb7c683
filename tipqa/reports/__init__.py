"""Reading reports: files of many kinds become one canonical text with sections, tier, sentences and figures as spans."""
