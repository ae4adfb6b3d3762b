"""Limits that the system puts on a process at its own wish. Windows has none of these: the parent's clock rules."""

import sys

if sys.platform != "win32":
    import resource


def limit_process(memory: int) -> None:
    """No more than so many bytes of address space, no file written, no core dump."""
    if sys.platform != "win32":
        for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
            resource.setrlimit(kind, (most, most))


def allow_seconds(seconds: int) -> None:
    """From now on this process may use so many seconds of the processor; then the system ends it."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
