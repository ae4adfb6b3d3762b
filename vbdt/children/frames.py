"""Byte strings through a pipe: a count, then each string after its length. Nothing is ever executed or unpickled."""

from collections.abc import Iterator, Sequence
from typing import IO

LENGTH = 8
MAX_FRAMES = 100_000


def write_frames(pipe: IO[bytes], *groups: Sequence[bytes]) -> None:
    """Send groups of byte strings; each group ends by itself. Raises OSError when nobody reads any more."""
    for group in groups:
        pipe.write(len(group).to_bytes(LENGTH))
        for frame in group:
            pipe.write(len(frame).to_bytes(LENGTH))
            pipe.write(frame)
    pipe.flush()


def read_frames(pipe: IO[bytes], limit: int) -> list[bytes]:
    """One group of at most `limit` bytes. Raises EOFError when the pipe ends early, ValueError for more than that."""
    return list(_frames(pipe, limit))


def _frames(pipe: IO[bytes], room: int) -> Iterator[bytes]:
    count = _number(pipe)
    if count > MAX_FRAMES:
        raise ValueError("too many frames")
    for _ in range(count):
        size = _number(pipe)
        room -= size
        if room < 0:
            raise ValueError("too long")
        yield _exactly(pipe, size)


def _number(pipe: IO[bytes]) -> int:
    return int.from_bytes(_exactly(pipe, LENGTH))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise EOFError
    return data
