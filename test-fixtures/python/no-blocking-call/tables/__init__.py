"""Objects that look like dictionaries and sets, with a server behind."""
