# https://googleapis.github.io/python-genai/: streams are left out, they were no coroutines in the first versions.
from .client import Client as Client
