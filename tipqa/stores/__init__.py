"""Stores beside the folder: the same answers out of an engine that several machines share."""
