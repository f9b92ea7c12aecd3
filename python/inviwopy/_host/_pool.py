"""Arrays in files that both processes see.

First touch of fresh shared memory costs ten times a reuse, so files are kept: the writer of a file owns it, lends it
to the reader with an array inside, and writes again only after ``releaseSlot``.
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy._host._frames import ProtocolError

__all__ = ["LentArrays", "SlotPool"]

Array = npt.NDArray[Any]

_GRAIN = 1 << 20
_KEPT_BYTES = 1 << 30
# A file of the pool takes an array of a quarter of its size; a smaller one would waste it.
_LARGEST_WASTE = 4


class _Slot:
    def __init__(self, number: int, path: str, capacity: int, memory: mmap.mmap) -> None:
        self.number = number
        self.path = path
        self.capacity = capacity
        self.memory = memory


class SlotPool:
    """Writes arrays for the other side. ``folders`` are tried in order: shared memory, then a disk."""

    def __init__(self, folders: Sequence[str], prefix: str) -> None:
        self._folders = folders
        self._prefix = prefix
        self._lock = threading.Lock()
        self._free: OrderedDict[int, _Slot] = OrderedDict()
        self._lent: dict[int, _Slot] = {}
        self._next = 1

    def write(self, array: Array) -> dict[str, Any]:
        """Copies ``array`` (any strides) in C order and returns its reference. Raises OSError when no folder has room."""
        dtype = array.dtype.newbyteorder("<")
        slot = self._take(max(array.nbytes, 1))
        target = np.frombuffer(slot.memory, dtype=dtype, count=array.size).reshape(array.shape)
        np.copyto(target, array)
        return {
            "dtype": target.dtype.str,
            "shape": list(array.shape),
            "bytes": array.nbytes,
            "path": slot.path,
            "offset": 0,
            "slot": slot.number,
        }

    def release(self, number: int) -> None:
        with self._lock:
            slot = self._lent.pop(number, None)
            if slot is None:
                return
            self._free[number] = slot
            surplus = sum(free.capacity for free in self._free.values()) - _KEPT_BYTES
            while surplus > 0 and len(self._free) > 1:
                _, oldest = self._free.popitem(last=False)
                surplus -= oldest.capacity
                _discard(oldest)

    def clear(self) -> None:
        """Removes every file; what the other side has open stays readable there."""
        for slot in [*self._free.values(), *self._lent.values()]:
            with contextlib.suppress(OSError):
                os.unlink(slot.path)

    def _take(self, size: int) -> _Slot:
        with self._lock:
            fitting = [s for s in self._free.values() if size <= s.capacity <= max(size * _LARGEST_WASTE, _GRAIN)]
            slot = min(fitting, key=lambda s: s.capacity, default=None)
            if slot is None:
                slot = self._create(-(-size // _GRAIN) * _GRAIN)
            else:
                del self._free[slot.number]
            self._lent[slot.number] = slot
            return slot

    def _create(self, capacity: int) -> _Slot:
        number = self._next
        self._next += 1
        failure: OSError | None = None
        for folder in self._folders:
            path = os.path.join(folder, f"{self._prefix}{number}")
            try:
                return _Slot(number, path, capacity, _new_file(path, capacity))
            except OSError as error:
                failure = error
        raise OSError(
            failure.errno if failure else errno.ENOSPC,
            f"No room for an array of {capacity} bytes in {' or '.join(self._folders)}",
        )


class LentArrays:
    """Arrays that the other side wrote. They are used in place, and given back when Python forgets them."""

    def __init__(self, prefix: str, folders: Sequence[str], release: Callable[[int], None]) -> None:
        self._starts = tuple(os.path.join(folder, prefix) for folder in folders)
        self._release = release
        self._maps: OrderedDict[str, mmap.mmap] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, reference: Mapping[str, Any], payload: bytes) -> Array:
        """A writable array in C order; inline ones are copied. Raises ProtocolError for an impossible reference."""
        dtype, shape, size = _checked(reference)
        if size == 0:
            return np.empty(shape, dtype)
        if "inline" in reference:
            offset = reference["inline"]
            if offset < 0 or offset + size > len(payload):
                raise ProtocolError("An array lies outside of its message")
            return np.frombuffer(payload, np.uint8, size, offset).copy().view(dtype).reshape(shape)
        memory = self._map(reference["path"], reference["offset"] + size)
        lent = np.frombuffer(memory, np.uint8, size, reference["offset"])
        # Every view keeps ``lent`` alive: NumPy's chain of bases ends at the array over foreign memory.
        weakref.finalize(lent, self._release, reference["slot"]).atexit = False
        return lent.view(dtype).reshape(shape)

    def _map(self, path: str, size: int) -> mmap.mmap:
        if not path.startswith(self._starts) or "/../" in path:
            raise ProtocolError(f"An array lies in a foreign file: {path}")
        with self._lock:
            memory = self._maps.get(path)
            if memory is None or len(memory) < size:
                memory = self._maps[path] = _existing_file(path, size)
            self._maps.move_to_end(path)
            while len(self._maps) > 64:
                # Arrays that are in use keep their mapping alive.
                self._maps.popitem(last=False)
            return memory


def _checked(reference: Mapping[str, Any]) -> tuple[np.dtype[Any], tuple[int, ...], int]:
    try:
        dtype, shape, size = np.dtype(reference["dtype"]), tuple(reference["shape"]), reference["bytes"]
        count = 1
        for length in shape:
            if not isinstance(length, int) or length < 0:
                raise ProtocolError(f"An array has the impossible shape {shape}")
            count *= length
    except (KeyError, TypeError, ValueError) as error:
        raise ProtocolError(f"An array reference is incomplete: {error}") from None
    if dtype.kind not in "fiu" or count * dtype.itemsize != size:
        raise ProtocolError(f"An array of {dtype} {shape} cannot have {size} bytes")
    return dtype, shape, size


def _new_file(path: str, capacity: int) -> mmap.mmap:
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        # Reserves the pages: a mapped write into a full file system would end the process with SIGBUS.
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(fd, 0, capacity)
        else:
            os.ftruncate(fd, capacity)
        return mmap.mmap(fd, capacity)
    except OSError:
        os.unlink(path)
        raise
    finally:
        os.close(fd)


def _existing_file(path: str, size: int) -> mmap.mmap:
    fd = os.open(path, os.O_RDWR | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0))
    try:
        length = os.fstat(fd).st_size
        if length < size:
            raise ProtocolError(f"{path} has {length} bytes, an array needs {size}")
        return mmap.mmap(fd, length)
    finally:
        os.close(fd)


def _discard(slot: _Slot) -> None:
    with contextlib.suppress(OSError):
        os.unlink(slot.path)
