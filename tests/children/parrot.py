"""A child that answers whatever it is told to: what it is asked comes back as it is."""

import sys

from vbdt.children.frames import read_frames, write_frames

if __name__ == "__main__":
    while True:
        _, *told = read_frames(sys.stdin.buffer, 1 << 20)
        write_frames(sys.stdout.buffer, told)
