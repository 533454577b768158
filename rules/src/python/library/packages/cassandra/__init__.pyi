# https://docs.datastax.com/en/developer/python-driver/latest/api/
