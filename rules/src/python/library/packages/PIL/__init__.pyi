# https://pillow.readthedocs.io/en/stable/reference/
from . import Image as Image
