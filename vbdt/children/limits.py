"""Limits that the system puts on a process at its own wish. Windows has none of these: the parent's clock rules."""

import sys

if sys.platform != "win32":
    import resource

MEMORY = 3 << 30
"""Bytes of address space. The libraries take some hundred megabytes; a file of 100 MB is read several times over."""


def limit_process() -> None:
    """No more than MEMORY, no file written, no core dump."""
    if sys.platform != "win32":
        for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
            resource.setrlimit(kind, (most, most))


def allow_seconds(seconds: int) -> None:
    """From now on this process may use so many seconds of the processor; then the system ends it."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
