"""Child processes that read what came from outside: a file that hangs, swells or kills them does it to them only."""
