# https://pymodbus.readthedocs.io/en/latest/source/client.html
