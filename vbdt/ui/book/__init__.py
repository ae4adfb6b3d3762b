"""Trình ký: the leader's signature book in the window."""
