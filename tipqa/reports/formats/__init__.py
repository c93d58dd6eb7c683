"""Readers of web pages, PDF and Word files: bytes in, blocks and hints on what they are out."""
