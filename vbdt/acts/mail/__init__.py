"""Gửi nhận: what leaves this desk and what arrives, and the talk with other agencies about it."""
