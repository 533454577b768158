"""Two event loops in one program: neither notices the other."""
