"""What leaves the desk for the archive: case files as folders that another program, or a person, can check and read."""
