"""Sao văn bản: which copy, of what, on whose decision, and what it will look like."""
