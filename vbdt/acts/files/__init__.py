"""Tệp: what is done to a PDF beside the usual routine: annexes, copies, marks, files that others made."""
