"""Evidence: the statements ranked for a question, and what a kind of answer demands of them."""
