"""Arrays of other libraries, wherever a NumPy array is taken."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["as_array", "plain", "type_name"]

Array = npt.NDArray[Any]

_ON_THE_CPU = (1, 3, 11)  # device types of DLPack: CPU, and pinned memory of CUDA and ROCm


def as_array(value: object, taker: str) -> Array:
    """``value`` as a NumPy array, without a copy where its library allows that.

    Taken are NumPy arrays, numbers and (nested) lists of them, buffers, PyTorch tensors (detached, copied from the
    GPU), CuPy arrays (copied from the GPU), and whatever has ``__array__`` (xarray, dask, zarr, pandas; dask computes,
    zarr reads), ``__array_interface__`` or ``__dlpack__`` on the CPU. TypeError, which names ``taker`` ('Volume') and
    the type, for anything else."""
    array: Array = np.asarray(plain(value, taker))
    if array.dtype == object and array.ndim == 0:
        raise TypeError(
            f"{taker}: expected an array, got {type_name(value)}, which has none of __array__, __array_interface__ "
            "and __dlpack__"
        )
    return array


def plain(value: Any, taker: str = "array") -> Any:
    """The NumPy array behind an array of another library; any other value, also of this package, as it is."""
    kind = type(value)
    if kind in _NEVER or isinstance(value, (np.ndarray, np.generic)) or kind.__module__.startswith("inviwopy"):
        return value
    try:
        return _converted(value)
    except Exception as error:
        raise TypeError(f"{taker}: {type_name(value)} cannot be read as an array: {error}") from error


_NEVER = (int, float, bool, str, bytes, list, tuple, dict, type(None))


def _converted(value: Any) -> Any:
    library = type(value).__module__.partition(".")[0]
    if library == "torch" and hasattr(value, "detach"):
        return _from_torch(value)
    if library == "cupy" and hasattr(value, "get"):
        return np.asarray(value.get())
    # Of a class these are functions that want an instance.
    if isinstance(value, type):
        return value
    if hasattr(value, "__array__") or hasattr(value, "__array_interface__"):
        return np.asarray(value)
    if hasattr(value, "__dlpack__"):
        return _from_dlpack(value)
    return value


def _from_torch(tensor: Any) -> Array:
    tensor = tensor.detach().cpu()
    for resolve in ("resolve_conj", "resolve_neg"):  # views that NumPy has no flag for
        tensor = getattr(tensor, resolve, lambda same=tensor: same)()
    if str(getattr(tensor, "dtype", "")) == "torch.bfloat16":
        tensor = tensor.float()
    return np.asarray(tensor.numpy())


def _from_dlpack(value: Any) -> Array:
    device = value.__dlpack_device__()[0] if hasattr(value, "__dlpack_device__") else 1
    if device not in _ON_THE_CPU:
        raise ValueError(f"it is on a device (DLPack type {int(device)}); copy it to the CPU first")
    # NumPy 1.22 has the function under a private name.
    read = getattr(np, "from_dlpack", None) or getattr(np, "_from_dlpack")  # noqa: B009
    array: Array = read(value)
    return array if array.flags.writeable else array.copy()


def type_name(value: object) -> str:
    """'torch.Tensor': the type with its library, as an error names it."""
    kind = type(value)
    library = kind.__module__.partition(".")[0]
    known = library in ("builtins", "__main__", "numpy", "inviwopy")
    return kind.__qualname__ if known else f"{library}.{kind.__qualname__}"
