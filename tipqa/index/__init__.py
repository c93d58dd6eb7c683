"""The index: passages and statements with their spans, searched by words, by vector and by token."""
