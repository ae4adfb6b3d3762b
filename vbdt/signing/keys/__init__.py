"""Khóa ký: tokens, key files, and the processes that own a maker's library."""
