"""Back ends of a store: some run a loop of their own."""
