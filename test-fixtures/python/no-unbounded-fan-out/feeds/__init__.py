"""Feeds: who limits what is told by the file that defines it."""
