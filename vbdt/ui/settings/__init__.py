"""Thiết lập: keys, trust, time-stamps. One dialog, one file a part."""
