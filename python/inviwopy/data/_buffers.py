"""The buffer classes by format: vertex attributes and indices."""

from __future__ import annotations

from inviwopy.data import formats
from inviwopy.data._buffer import Buffer
from inviwopy.data._enums import BufferTarget

__all__ = [
    "BufferFLOAT16",
    "BufferFLOAT32",
    "BufferFLOAT64",
    "BufferINT8",
    "BufferINT16",
    "BufferINT32",
    "BufferINT64",
    "BufferMat2FLOAT32",
    "BufferMat3FLOAT32",
    "BufferMat4FLOAT32",
    "BufferUINT8",
    "BufferUINT16",
    "BufferUINT32",
    "BufferUINT64",
    "BufferVec2FLOAT16",
    "BufferVec2FLOAT32",
    "BufferVec2FLOAT64",
    "BufferVec2INT8",
    "BufferVec2INT16",
    "BufferVec2INT32",
    "BufferVec2INT64",
    "BufferVec2UINT8",
    "BufferVec2UINT16",
    "BufferVec2UINT32",
    "BufferVec2UINT64",
    "BufferVec3FLOAT16",
    "BufferVec3FLOAT32",
    "BufferVec3FLOAT64",
    "BufferVec3INT8",
    "BufferVec3INT16",
    "BufferVec3INT32",
    "BufferVec3INT64",
    "BufferVec3UINT8",
    "BufferVec3UINT16",
    "BufferVec3UINT32",
    "BufferVec3UINT64",
    "BufferVec4FLOAT16",
    "BufferVec4FLOAT32",
    "BufferVec4FLOAT64",
    "BufferVec4INT8",
    "BufferVec4INT16",
    "BufferVec4INT32",
    "BufferVec4INT64",
    "BufferVec4UINT8",
    "BufferVec4UINT16",
    "BufferVec4UINT32",
    "BufferVec4UINT64",
    "IndexBufferFLOAT16",
    "IndexBufferFLOAT32",
    "IndexBufferFLOAT64",
    "IndexBufferINT8",
    "IndexBufferINT16",
    "IndexBufferINT32",
    "IndexBufferINT64",
    "IndexBufferMat2FLOAT32",
    "IndexBufferMat3FLOAT32",
    "IndexBufferMat4FLOAT32",
    "IndexBufferUINT8",
    "IndexBufferUINT16",
    "IndexBufferUINT32",
    "IndexBufferUINT64",
    "IndexBufferVec2FLOAT16",
    "IndexBufferVec2FLOAT32",
    "IndexBufferVec2FLOAT64",
    "IndexBufferVec2INT8",
    "IndexBufferVec2INT16",
    "IndexBufferVec2INT32",
    "IndexBufferVec2INT64",
    "IndexBufferVec2UINT8",
    "IndexBufferVec2UINT16",
    "IndexBufferVec2UINT32",
    "IndexBufferVec2UINT64",
    "IndexBufferVec3FLOAT16",
    "IndexBufferVec3FLOAT32",
    "IndexBufferVec3FLOAT64",
    "IndexBufferVec3INT8",
    "IndexBufferVec3INT16",
    "IndexBufferVec3INT32",
    "IndexBufferVec3INT64",
    "IndexBufferVec3UINT8",
    "IndexBufferVec3UINT16",
    "IndexBufferVec3UINT32",
    "IndexBufferVec3UINT64",
    "IndexBufferVec4FLOAT16",
    "IndexBufferVec4FLOAT32",
    "IndexBufferVec4FLOAT64",
    "IndexBufferVec4INT8",
    "IndexBufferVec4INT16",
    "IndexBufferVec4INT32",
    "IndexBufferVec4INT64",
    "IndexBufferVec4UINT8",
    "IndexBufferVec4UINT16",
    "IndexBufferVec4UINT32",
    "IndexBufferVec4UINT64",
]

_INDEX = BufferTarget.Index


class BufferFLOAT16(Buffer, format=formats.DataFLOAT16):
    """A buffer of FLOAT16."""


class BufferFLOAT32(Buffer, format=formats.DataFLOAT32):
    """A buffer of FLOAT32."""


class BufferFLOAT64(Buffer, format=formats.DataFLOAT64):
    """A buffer of FLOAT64."""


class BufferINT8(Buffer, format=formats.DataINT8):
    """A buffer of INT8."""


class BufferINT16(Buffer, format=formats.DataINT16):
    """A buffer of INT16."""


class BufferINT32(Buffer, format=formats.DataINT32):
    """A buffer of INT32."""


class BufferINT64(Buffer, format=formats.DataINT64):
    """A buffer of INT64."""


class BufferUINT8(Buffer, format=formats.DataUINT8):
    """A buffer of UINT8."""


class BufferUINT16(Buffer, format=formats.DataUINT16):
    """A buffer of UINT16."""


class BufferUINT32(Buffer, format=formats.DataUINT32):
    """A buffer of UINT32."""


class BufferUINT64(Buffer, format=formats.DataUINT64):
    """A buffer of UINT64."""


class BufferVec2FLOAT16(Buffer, format=formats.DataVec2FLOAT16):
    """A buffer of Vec2FLOAT16."""


class BufferVec2FLOAT32(Buffer, format=formats.DataVec2FLOAT32):
    """A buffer of Vec2FLOAT32."""


class BufferVec2FLOAT64(Buffer, format=formats.DataVec2FLOAT64):
    """A buffer of Vec2FLOAT64."""


class BufferVec2INT8(Buffer, format=formats.DataVec2INT8):
    """A buffer of Vec2INT8."""


class BufferVec2INT16(Buffer, format=formats.DataVec2INT16):
    """A buffer of Vec2INT16."""


class BufferVec2INT32(Buffer, format=formats.DataVec2INT32):
    """A buffer of Vec2INT32."""


class BufferVec2INT64(Buffer, format=formats.DataVec2INT64):
    """A buffer of Vec2INT64."""


class BufferVec2UINT8(Buffer, format=formats.DataVec2UINT8):
    """A buffer of Vec2UINT8."""


class BufferVec2UINT16(Buffer, format=formats.DataVec2UINT16):
    """A buffer of Vec2UINT16."""


class BufferVec2UINT32(Buffer, format=formats.DataVec2UINT32):
    """A buffer of Vec2UINT32."""


class BufferVec2UINT64(Buffer, format=formats.DataVec2UINT64):
    """A buffer of Vec2UINT64."""


class BufferVec3FLOAT16(Buffer, format=formats.DataVec3FLOAT16):
    """A buffer of Vec3FLOAT16."""


class BufferVec3FLOAT32(Buffer, format=formats.DataVec3FLOAT32):
    """A buffer of Vec3FLOAT32."""


class BufferVec3FLOAT64(Buffer, format=formats.DataVec3FLOAT64):
    """A buffer of Vec3FLOAT64."""


class BufferVec3INT8(Buffer, format=formats.DataVec3INT8):
    """A buffer of Vec3INT8."""


class BufferVec3INT16(Buffer, format=formats.DataVec3INT16):
    """A buffer of Vec3INT16."""


class BufferVec3INT32(Buffer, format=formats.DataVec3INT32):
    """A buffer of Vec3INT32."""


class BufferVec3INT64(Buffer, format=formats.DataVec3INT64):
    """A buffer of Vec3INT64."""


class BufferVec3UINT8(Buffer, format=formats.DataVec3UINT8):
    """A buffer of Vec3UINT8."""


class BufferVec3UINT16(Buffer, format=formats.DataVec3UINT16):
    """A buffer of Vec3UINT16."""


class BufferVec3UINT32(Buffer, format=formats.DataVec3UINT32):
    """A buffer of Vec3UINT32."""


class BufferVec3UINT64(Buffer, format=formats.DataVec3UINT64):
    """A buffer of Vec3UINT64."""


class BufferVec4FLOAT16(Buffer, format=formats.DataVec4FLOAT16):
    """A buffer of Vec4FLOAT16."""


class BufferVec4FLOAT32(Buffer, format=formats.DataVec4FLOAT32):
    """A buffer of Vec4FLOAT32."""


class BufferVec4FLOAT64(Buffer, format=formats.DataVec4FLOAT64):
    """A buffer of Vec4FLOAT64."""


class BufferVec4INT8(Buffer, format=formats.DataVec4INT8):
    """A buffer of Vec4INT8."""


class BufferVec4INT16(Buffer, format=formats.DataVec4INT16):
    """A buffer of Vec4INT16."""


class BufferVec4INT32(Buffer, format=formats.DataVec4INT32):
    """A buffer of Vec4INT32."""


class BufferVec4INT64(Buffer, format=formats.DataVec4INT64):
    """A buffer of Vec4INT64."""


class BufferVec4UINT8(Buffer, format=formats.DataVec4UINT8):
    """A buffer of Vec4UINT8."""


class BufferVec4UINT16(Buffer, format=formats.DataVec4UINT16):
    """A buffer of Vec4UINT16."""


class BufferVec4UINT32(Buffer, format=formats.DataVec4UINT32):
    """A buffer of Vec4UINT32."""


class BufferVec4UINT64(Buffer, format=formats.DataVec4UINT64):
    """A buffer of Vec4UINT64."""


class BufferMat2FLOAT32(Buffer, format=formats.DataMat2FLOAT32):
    """A buffer of Mat2FLOAT32."""


class BufferMat3FLOAT32(Buffer, format=formats.DataMat3FLOAT32):
    """A buffer of Mat3FLOAT32."""


class BufferMat4FLOAT32(Buffer, format=formats.DataMat4FLOAT32):
    """A buffer of Mat4FLOAT32."""


class IndexBufferFLOAT16(Buffer, format=formats.DataFLOAT16, target=_INDEX):
    """An index buffer of FLOAT16."""


class IndexBufferFLOAT32(Buffer, format=formats.DataFLOAT32, target=_INDEX):
    """An index buffer of FLOAT32."""


class IndexBufferFLOAT64(Buffer, format=formats.DataFLOAT64, target=_INDEX):
    """An index buffer of FLOAT64."""


class IndexBufferINT8(Buffer, format=formats.DataINT8, target=_INDEX):
    """An index buffer of INT8."""


class IndexBufferINT16(Buffer, format=formats.DataINT16, target=_INDEX):
    """An index buffer of INT16."""


class IndexBufferINT32(Buffer, format=formats.DataINT32, target=_INDEX):
    """An index buffer of INT32."""


class IndexBufferINT64(Buffer, format=formats.DataINT64, target=_INDEX):
    """An index buffer of INT64."""


class IndexBufferUINT8(Buffer, format=formats.DataUINT8, target=_INDEX):
    """An index buffer of UINT8."""


class IndexBufferUINT16(Buffer, format=formats.DataUINT16, target=_INDEX):
    """An index buffer of UINT16."""


class IndexBufferUINT32(Buffer, format=formats.DataUINT32, target=_INDEX):
    """An index buffer of UINT32."""


class IndexBufferUINT64(Buffer, format=formats.DataUINT64, target=_INDEX):
    """An index buffer of UINT64."""


class IndexBufferVec2FLOAT16(Buffer, format=formats.DataVec2FLOAT16, target=_INDEX):
    """An index buffer of Vec2FLOAT16."""


class IndexBufferVec2FLOAT32(Buffer, format=formats.DataVec2FLOAT32, target=_INDEX):
    """An index buffer of Vec2FLOAT32."""


class IndexBufferVec2FLOAT64(Buffer, format=formats.DataVec2FLOAT64, target=_INDEX):
    """An index buffer of Vec2FLOAT64."""


class IndexBufferVec2INT8(Buffer, format=formats.DataVec2INT8, target=_INDEX):
    """An index buffer of Vec2INT8."""


class IndexBufferVec2INT16(Buffer, format=formats.DataVec2INT16, target=_INDEX):
    """An index buffer of Vec2INT16."""


class IndexBufferVec2INT32(Buffer, format=formats.DataVec2INT32, target=_INDEX):
    """An index buffer of Vec2INT32."""


class IndexBufferVec2INT64(Buffer, format=formats.DataVec2INT64, target=_INDEX):
    """An index buffer of Vec2INT64."""


class IndexBufferVec2UINT8(Buffer, format=formats.DataVec2UINT8, target=_INDEX):
    """An index buffer of Vec2UINT8."""


class IndexBufferVec2UINT16(Buffer, format=formats.DataVec2UINT16, target=_INDEX):
    """An index buffer of Vec2UINT16."""


class IndexBufferVec2UINT32(Buffer, format=formats.DataVec2UINT32, target=_INDEX):
    """An index buffer of Vec2UINT32."""


class IndexBufferVec2UINT64(Buffer, format=formats.DataVec2UINT64, target=_INDEX):
    """An index buffer of Vec2UINT64."""


class IndexBufferVec3FLOAT16(Buffer, format=formats.DataVec3FLOAT16, target=_INDEX):
    """An index buffer of Vec3FLOAT16."""


class IndexBufferVec3FLOAT32(Buffer, format=formats.DataVec3FLOAT32, target=_INDEX):
    """An index buffer of Vec3FLOAT32."""


class IndexBufferVec3FLOAT64(Buffer, format=formats.DataVec3FLOAT64, target=_INDEX):
    """An index buffer of Vec3FLOAT64."""


class IndexBufferVec3INT8(Buffer, format=formats.DataVec3INT8, target=_INDEX):
    """An index buffer of Vec3INT8."""


class IndexBufferVec3INT16(Buffer, format=formats.DataVec3INT16, target=_INDEX):
    """An index buffer of Vec3INT16."""


class IndexBufferVec3INT32(Buffer, format=formats.DataVec3INT32, target=_INDEX):
    """An index buffer of Vec3INT32."""


class IndexBufferVec3INT64(Buffer, format=formats.DataVec3INT64, target=_INDEX):
    """An index buffer of Vec3INT64."""


class IndexBufferVec3UINT8(Buffer, format=formats.DataVec3UINT8, target=_INDEX):
    """An index buffer of Vec3UINT8."""


class IndexBufferVec3UINT16(Buffer, format=formats.DataVec3UINT16, target=_INDEX):
    """An index buffer of Vec3UINT16."""


class IndexBufferVec3UINT32(Buffer, format=formats.DataVec3UINT32, target=_INDEX):
    """An index buffer of Vec3UINT32."""


class IndexBufferVec3UINT64(Buffer, format=formats.DataVec3UINT64, target=_INDEX):
    """An index buffer of Vec3UINT64."""


class IndexBufferVec4FLOAT16(Buffer, format=formats.DataVec4FLOAT16, target=_INDEX):
    """An index buffer of Vec4FLOAT16."""


class IndexBufferVec4FLOAT32(Buffer, format=formats.DataVec4FLOAT32, target=_INDEX):
    """An index buffer of Vec4FLOAT32."""


class IndexBufferVec4FLOAT64(Buffer, format=formats.DataVec4FLOAT64, target=_INDEX):
    """An index buffer of Vec4FLOAT64."""


class IndexBufferVec4INT8(Buffer, format=formats.DataVec4INT8, target=_INDEX):
    """An index buffer of Vec4INT8."""


class IndexBufferVec4INT16(Buffer, format=formats.DataVec4INT16, target=_INDEX):
    """An index buffer of Vec4INT16."""


class IndexBufferVec4INT32(Buffer, format=formats.DataVec4INT32, target=_INDEX):
    """An index buffer of Vec4INT32."""


class IndexBufferVec4INT64(Buffer, format=formats.DataVec4INT64, target=_INDEX):
    """An index buffer of Vec4INT64."""


class IndexBufferVec4UINT8(Buffer, format=formats.DataVec4UINT8, target=_INDEX):
    """An index buffer of Vec4UINT8."""


class IndexBufferVec4UINT16(Buffer, format=formats.DataVec4UINT16, target=_INDEX):
    """An index buffer of Vec4UINT16."""


class IndexBufferVec4UINT32(Buffer, format=formats.DataVec4UINT32, target=_INDEX):
    """An index buffer of Vec4UINT32."""


class IndexBufferVec4UINT64(Buffer, format=formats.DataVec4UINT64, target=_INDEX):
    """An index buffer of Vec4UINT64."""


class IndexBufferMat2FLOAT32(Buffer, format=formats.DataMat2FLOAT32, target=_INDEX):
    """An index buffer of Mat2FLOAT32."""


class IndexBufferMat3FLOAT32(Buffer, format=formats.DataMat3FLOAT32, target=_INDEX):
    """An index buffer of Mat3FLOAT32."""


class IndexBufferMat4FLOAT32(Buffer, format=formats.DataMat4FLOAT32, target=_INDEX):
    """An index buffer of Mat4FLOAT32."""
