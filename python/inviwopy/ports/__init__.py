"""All ports in one place. (Inviwo keeps data ports in inviwopy.data and the others in inviwopy.)"""

from __future__ import annotations

from inviwopy import _list_ports
from inviwopy._list_ports import *  # noqa: F403
from inviwopy._port import Inport, Outport, Port
from inviwopy.data import _ports
from inviwopy.data._ports import *  # noqa: F403

__all__ = ["Inport", "Outport", "Port"]
__all__ += _list_ports.__all__
__all__ += _ports.__all__
