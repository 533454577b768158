# https://modelcontextprotocol.github.io/python-sdk/
