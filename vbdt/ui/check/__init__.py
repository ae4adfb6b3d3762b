"""Kiểm tra tệp: the signatures of any PDF, from anywhere."""
