"""A warehouse: its files call each other down to what blocks."""

from .catalogue import Catalogue as Catalogue
from .config import load_config as load_config
