"""vbdt: the desk at which Vietnamese officials do their correspondence."""

__version__ = "0.1.0"
