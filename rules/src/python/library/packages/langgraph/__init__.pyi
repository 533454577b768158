from . import graph as graph
