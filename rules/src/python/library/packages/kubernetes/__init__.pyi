# https://github.com/kubernetes-client/python
from . import client as client, watch as watch
