"""Billing: what blocks here is never written as a call in asynchronous code."""
