"""The Python side of the codec: numbers that JSON lacks, cut streams, lengths that lie."""

from __future__ import annotations

import json
import math
import struct
from typing import Any

import numpy as np
import pytest

from inviwopy._host._frames import FrameReader, ProtocolError, decode_json, encode_frame, encode_json

MESSAGES: list[tuple[dict[str, Any], bytes]] = [
    ({"method": "log", "params": {"text": "ü€😀\u0000"}}, b""),
    ({"id": 1, "result": [1.5, None, True, "x"]}, b"payload"),
    ({"id": 2, "result": {}}, b"\x00" * 100),
]


def test_numbers_that_json_lacks() -> None:
    value = {"a": [math.nan, math.inf, -math.inf, 1e308], "b": np.float32(math.nan), "c": np.int64(2**53)}
    text = encode_json(value)
    assert b"NaN" not in text
    assert b"Infinity" not in text
    back = decode_json(text)
    assert math.isnan(back["a"][0])
    assert back["a"][1:] == [math.inf, -math.inf, 1e308]
    assert math.isnan(back["b"])
    assert back["c"] == 2**53
    assert math.copysign(1, decode_json(b'{"x":{"$float":"-0"}}')["x"]) == -1


def test_arrays_and_odd_objects_are_plain_values() -> None:
    assert json.loads(encode_json({"a": np.arange(3), "b": {2, 1}, "c": object})) == {
        "a": [0, 1, 2],
        "b": [1, 2],
        "c": "<class 'object'>",
    }


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 50, 1000])
def test_messages_are_whole_wherever_the_stream_is_cut(size: int) -> None:
    stream = b"".join(encode_frame(header, payload) for header, payload in MESSAGES)
    reader = FrameReader()
    found = [message for at in range(0, len(stream), size) for message in reader.push(stream[at : at + size])]
    assert found == MESSAGES


@pytest.mark.parametrize(
    "frame",
    [
        struct.pack("<II", 0, 0),
        struct.pack("<II", 2**32 - 1, 0),
        struct.pack("<II", 2, 2**32 - 1) + b"{}",
        struct.pack("<II", 4, 0) + b"nope",
        struct.pack("<II", 3, 0) + b'"\xff"',
    ],
)
def test_what_is_no_frame_is_refused(frame: bytes) -> None:
    with pytest.raises(ProtocolError):
        FrameReader().push(frame)


def test_a_message_that_is_too_large_is_refused() -> None:
    with pytest.raises(ProtocolError, match="too large"):
        encode_frame({}, bytes(65 * 1024 * 1024))
