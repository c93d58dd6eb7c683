"""Official narratives from the State Department's site: where they stand, fetching them politely, and a record of it."""
