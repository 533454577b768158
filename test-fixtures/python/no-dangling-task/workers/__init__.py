"""Helpers that start tasks: some keep them, some leave that to whoever calls."""
