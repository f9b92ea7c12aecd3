"""Ports of lists of numbers, vectors, matrices and texts, of single vectors, and of any Python object."""

from inviwopy._list_ports import _matrix_lists, _scalar_lists, _vector_lists, _vectors
from inviwopy._list_ports._matrix_lists import *  # noqa: F403
from inviwopy._list_ports._scalar_lists import *  # noqa: F403
from inviwopy._list_ports._vector_lists import *  # noqa: F403
from inviwopy._list_ports._vectors import *  # noqa: F403

__all__: list[str] = []
__all__ += _matrix_lists.__all__
__all__ += _scalar_lists.__all__
__all__ += _vector_lists.__all__
__all__ += _vectors.__all__
