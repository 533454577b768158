"""A small shop: its functions are used across files."""

from .database import Database as Database
from .database import transaction
from .notifications import notify as send_notification

__all__ = ["Database", "send_notification", "transaction"]
