"""Bản thay thế: authority, time-stamping, revocation and tokens of our own making, for the demo and for tests."""
