"""A shop whose asynchronous code calls synchronous helpers that do not block, in other files."""
