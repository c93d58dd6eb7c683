"""The web pages: thin views of the Python API."""
