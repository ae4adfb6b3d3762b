"""Chứng minh: what signatures are worth, whom the desk believes, evidence kept and time-stamps renewed."""
