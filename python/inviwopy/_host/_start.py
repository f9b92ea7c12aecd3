"""From a fresh interpreter to a host that serves."""

from __future__ import annotations

import contextlib
import faulthandler
import fcntl
import os
import resource
import signal
import sys

from inviwopy._host._connection import Connection
from inviwopy._host._host import Host
from inviwopy._host._interrupts import Interrupts

__all__ = ["start"]

_PR_SET_PDEATHSIG = 1


def start() -> int:
    """Serves until the engine is gone or says stop; the exit status of the process."""
    _die_with_parent()
    _limit_memory()
    read_fd, write_fd, error_fd = (_out_of_reach(fd) for fd in (3, 4, 2))
    os.close(3)
    os.close(4)
    faulthandler.enable(error_fd, all_threads=False)
    if hasattr(faulthandler, "register"):
        faulthandler.register(signal.SIGUSR1, error_fd, all_threads=False)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            stream.reconfigure(line_buffering=True)
    interrupts = Interrupts()
    host = Host(Connection(read_fd, write_fd, interrupts), interrupts)
    return host.run()


def _die_with_parent() -> None:
    """The kernel ends this process with its parent, also while C code holds the interpreter."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if str(os.getppid()) != os.environ.get("IVW_PARENT", str(os.getppid())):
        # It was gone before the kernel was asked.
        os._exit(1)


def _limit_memory() -> None:
    """An array too large for the machine raises MemoryError where it is made; without a limit the kernel promises the
    memory and ends some process when it is used. Shared memory and address space without memory do not count."""
    limit = int(os.environ.pop("IVW_MEMORY_LIMIT", "") or "0")
    _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if limit > 0 and (hard == resource.RLIM_INFINITY or limit < hard):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _out_of_reach(fd: int) -> int:
    """A copy with a high number that children do not inherit: user code that closes, reuses or prints to low
    descriptors (``os.closerange(3, 256)``, daemon recipes) does not meet the protocol."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = 65536 if soft == resource.RLIM_INFINITY else min(soft, 65536)
    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, max(highest - 16, 3))
