"""A newsroom: stories are loaded asynchronously and handed to functions that are not."""
