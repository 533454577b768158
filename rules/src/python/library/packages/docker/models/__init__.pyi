# https://docker-py.readthedocs.io/en/stable/
