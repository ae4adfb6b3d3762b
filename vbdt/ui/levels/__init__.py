"""Dấu thời gian và lưu trữ dài hạn: what waits for a level, and what grows old in the archive."""
