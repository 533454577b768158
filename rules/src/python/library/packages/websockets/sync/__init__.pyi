# https://websockets.readthedocs.io/en/stable/reference/sync/client.html
