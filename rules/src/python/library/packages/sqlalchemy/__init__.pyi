# https://docs.sqlalchemy.org/en/20/core/connections.html
from . import engine as engine, orm as orm
from .engine import Connection as Connection, Engine as Engine, create_engine as create_engine
