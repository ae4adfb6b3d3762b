"""The demo province: a made-up one like Hậu Giang, with its own certification authority, desks and software tokens."""
