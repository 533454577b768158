# https://bleak.readthedocs.io/en/latest/backends/
