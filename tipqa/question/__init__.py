"""Reading a question once: words, countries, editions, what is counted, and what kind of answer is wanted."""
