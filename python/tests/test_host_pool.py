"""Shared files: reuse, any strides, references that lie, full and missing folders."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from inviwopy._host._frames import ProtocolError
from inviwopy._host._pool import LentArrays, SlotPool


def test_a_file_is_used_again_after_release(tmp_path: Path) -> None:
    pool = SlotPool([str(tmp_path)], "x-")
    first = pool.write(np.ones(1000))
    second = pool.write(np.zeros(1000))
    assert first["path"] != second["path"]
    pool.release(first["slot"])
    pool.release(first["slot"])
    assert pool.write(np.ones(900))["path"] == first["path"]
    pool.clear()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">f4", ">i2"])
def test_what_is_written_is_read(tmp_path: Path, dtype: str) -> None:
    pool = SlotPool([str(tmp_path)], "x-")
    released: list[int] = []
    lent = LentArrays("x-", [str(tmp_path)], released.append)
    source = (np.arange(2 * 3 * 4) % 100).astype(dtype).reshape(2, 3, 4)[:, ::-1, ::2]
    array = lent.read(pool.write(source), b"")
    np.testing.assert_array_equal(array, source)
    assert array.dtype.isnative
    array[:] = 0
    view = array[0][::2]
    del array
    gc.collect()
    assert released == []  # a view keeps the file
    del view
    gc.collect()
    assert released == [1]


def test_empty_and_inline_arrays(tmp_path: Path) -> None:
    lent = LentArrays("x-", [str(tmp_path)], lambda slot: None)
    assert lent.read({"dtype": "<f4", "shape": [0, 3], "bytes": 0, "inline": 0}, b"").shape == (0, 3)
    payload = bytes(8) + np.arange(3, dtype="<f4").tobytes()
    array = lent.read({"dtype": "<f4", "shape": [3], "bytes": 12, "inline": 8}, payload)
    np.testing.assert_array_equal(array, [0, 1, 2])
    array[0] = 5


@pytest.mark.parametrize(
    "reference",
    [
        {"dtype": "<f4", "shape": [3], "bytes": 13, "inline": 0},
        {"dtype": "<f4", "shape": [3], "bytes": 12, "inline": 8},
        {"dtype": "<f4", "shape": [3], "bytes": 12, "inline": -4},
        {"dtype": "<f4", "shape": [-3], "bytes": -12, "inline": 0},
        {"dtype": "|O8", "shape": [1], "bytes": 8, "inline": 0},
        {"dtype": "nonsense", "shape": [1], "bytes": 8, "inline": 0},
        {"shape": [1], "bytes": 8, "inline": 0},
        {"dtype": "<f4", "shape": [3], "bytes": 12, "path": "/etc/passwd", "offset": 0, "slot": 1},
        {"dtype": "<f4", "shape": [2**40, 2**40], "bytes": 2**82, "inline": 0},
    ],
)
def test_impossible_references_are_refused(tmp_path: Path, reference: dict[str, object]) -> None:
    lent = LentArrays("x-", [str(tmp_path)], lambda slot: None)
    with pytest.raises(ProtocolError):
        lent.read(reference, bytes(16))


def test_a_file_that_is_too_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x-1").write_bytes(bytes(8))
    lent = LentArrays("x-", [str(tmp_path)], lambda slot: None)
    with pytest.raises(ProtocolError, match="needs 12"):
        lent.read({"dtype": "<f4", "shape": [3], "bytes": 12, "path": str(tmp_path / "x-1"), "offset": 0, "slot": 1}, b"")


def test_the_next_folder_is_used_when_the_first_is_missing(tmp_path: Path) -> None:
    assert SlotPool(["/does/not/exist", str(tmp_path)], "x-").write(np.ones(3))["path"].startswith(str(tmp_path))
    with pytest.raises(OSError, match="No room for an array"):
        SlotPool(["/does/not/exist"], "x-").write(np.ones(3))


def test_a_full_folder_falls_back_instead_of_ending_the_process(tmp_path: Path) -> None:
    script = """
import sys, numpy as np
from inviwopy._host._pool import SlotPool
pool = SlotPool(sys.argv[1:], "x-")
print(pool.write(np.ones(1_000_000))["path"])
"""
    small, other = tmp_path / "small", tmp_path / "other"
    small.mkdir()
    other.mkdir()
    command = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" -c "$3" "$1" "$4"'
    arguments = ["unshare", "-Urm", "sh", "-c", command, "sh", str(small), sys.executable, script, str(other)]
    result = subprocess.run(arguments, capture_output=True, text=True, cwd=Path(__file__).parents[1], env=dict(os.environ))
    if "unshare" in result.stderr or "mount" in result.stderr:
        pytest.skip("mounting is not allowed here")
    assert result.stdout.strip().startswith(str(other)), result.stderr
