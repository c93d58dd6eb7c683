"""Doors for programs: REST under `/api/v1`, and tools for assistants by MCP."""
