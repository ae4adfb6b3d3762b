"""Measurements by hand, each beside a reference in the same run: `vbdt bench`."""
