"""Reports, with a synchronous layer that was written for scripts."""

from .sync import build_report as build_report
