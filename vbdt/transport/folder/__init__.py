"""A mailbox that is a folder: local directory, network share, USB stick."""
