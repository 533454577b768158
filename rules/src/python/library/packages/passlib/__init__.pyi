# https://passlib.readthedocs.io/en/stable/lib/
