"""A lending library: synchronous helpers between the catalogue and those who ask it."""
