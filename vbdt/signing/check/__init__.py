"""Kiểm tra: from the bytes of a signed PDF to one verdict and its sentences."""
