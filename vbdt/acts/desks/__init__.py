"""Bàn làm việc và danh bạ: desks come, change, hand over and go; who is who, and who keeps which register."""
