from . import runnables as runnables
