"""Answers: questions understood, statements cited, editions compared."""
