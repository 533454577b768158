# https://aioboto3.readthedocs.io/en/latest/usage.html
from .session import Session as Session
