"""Frames: header length and payload length as u32 little-endian, a strict JSON header, payload bytes."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["FrameReader", "ProtocolError", "decode_json", "encode_frame", "encode_json"]

_PREFIX = struct.Struct("<II")
_HEADER_LIMIT = 32 * 1024 * 1024
_PAYLOAD_LIMIT = 64 * 1024 * 1024
_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf, "-0": -0.0}


class ProtocolError(Exception):
    """The other side sent bytes that are no frame."""


def encode_json(value: Any) -> bytes:
    """Strict JSON; NaN and the infinities become ``{"$float": "nan"}``, NumPy scalars and arrays plain numbers."""
    try:
        text = _encoder.encode(value)
    except ValueError:
        text = _encoder.encode(_finite(value))
    return text.encode("ascii")


def decode_json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), object_hook=_object if b'"$float"' in data else None)
    except ValueError as error:
        raise ProtocolError(f"A message is not JSON: {error}") from None


def encode_frame(message: Mapping[str, Any], payload: bytes | bytearray = b"") -> bytes:
    header = encode_json(message)
    if len(header) > _HEADER_LIMIT or len(payload) > _PAYLOAD_LIMIT:
        raise ProtocolError(f"A message of {len(header)} + {len(payload)} bytes is too large")
    return _PREFIX.pack(len(header), len(payload)) + header + payload


class FrameReader:
    """Cuts a byte stream into frames, wherever its pieces end."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def push(self, chunk: bytes) -> list[tuple[Any, bytes]]:
        """The messages (header, payload) that ``chunk`` completes."""
        buffer = self._buffer
        buffer += chunk
        messages: list[tuple[Any, bytes]] = []
        start = 0
        while len(buffer) - start >= _PREFIX.size:
            header_length, payload_length = _PREFIX.unpack_from(buffer, start)
            if not 2 <= header_length <= _HEADER_LIMIT or payload_length > _PAYLOAD_LIMIT:
                raise ProtocolError(f"A frame of {header_length} + {payload_length} bytes is out of bounds")
            header_at = start + _PREFIX.size
            end = header_at + header_length + payload_length
            if len(buffer) < end:
                break
            header = bytes(buffer[header_at : header_at + header_length])
            messages.append((decode_json(header), bytes(buffer[header_at + header_length : end])))
            start = end
        del buffer[:start]
        return messages


def _default(value: Any) -> Any:
    if isinstance(value, np.generic):
        return _finite(value.item())
    if isinstance(value, np.ndarray):
        return _finite(value.tolist())
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


_encoder = json.JSONEncoder(allow_nan=False, separators=(",", ":"), ensure_ascii=True, default=_default)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        return {"$float": "nan" if value != value else "inf" if value > 0 else "-inf"}
    if isinstance(value, Mapping):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [_finite(inner) for inner in value]
    return value


def _object(value: dict[str, Any]) -> Any:
    name = value.get("$float")
    return _FLOATS[name] if len(value) == 1 and isinstance(name, str) and name in _FLOATS else value
