"""Tin cậy: whom a desk believes, and whether a certificate was taken back."""
