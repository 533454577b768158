"""A crawler whose parts tell each other how they end."""
