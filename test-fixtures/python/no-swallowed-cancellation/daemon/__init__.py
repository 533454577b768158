"""A daemon whose entry functions are in one file, and what runs them in another."""
