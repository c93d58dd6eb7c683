"""Countries and territories: names, mentions, misspellings, regions."""
