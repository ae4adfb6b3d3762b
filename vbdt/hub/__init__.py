"""Trục liên thông: real NATS servers with generated settings, for a province that a folder no longer serves."""
