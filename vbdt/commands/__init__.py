"""One file per group of commands. Each has `prepare(name, parser)`, which adds options and gives what to run."""
