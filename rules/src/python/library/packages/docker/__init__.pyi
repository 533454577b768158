# https://docker-py.readthedocs.io/en/stable/
from .client import DockerClient as DockerClient, from_env as from_env
