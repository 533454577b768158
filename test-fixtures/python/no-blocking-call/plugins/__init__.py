"""Plug-ins: which method a call enters depends on the object, and what can be said on all objects there are."""
