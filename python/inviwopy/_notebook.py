"""How the network and its processors show themselves in a notebook: HTML and SVG text, made without any library."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from inviwopy._binding import get_binding
from inviwopy.properties._camera import CameraProperty
from inviwopy.properties._composite import CompositeProperty
from inviwopy.properties._property import Property

__all__ = ["network_html", "network_svg", "picture_html", "processor_html"]

_WIDTH, _HEIGHT, _MARGIN = 150, 40, 20
_STATES = {"success": "#2e9e5b", "error": "#d1453b", "running": "#d99a1c", "pending": "#d99a1c", "stale": "#d99a1c"}
_IDLE = "#8a8f98"


def network_html() -> str:
    """The graph, and a table of the processors: type, state, what is wrong."""
    entries = get_binding().call("network", "processors")
    if not entries:
        return "<p>The network is empty.</p>"
    rows = [
        (entry["identifier"], entry["type"], entry.get("state", ""), entry.get("error") or "")
        for entry in sorted(entries, key=lambda entry: str(entry["identifier"]))
    ]
    return f"<div>{network_svg()}{_table(('processor', 'type', 'state', 'error'), rows)}</div>"


def network_svg() -> str:
    """Processors as boxes where the network editor has them, connections from their lower edges to upper ones."""
    call = get_binding().call
    entries = {entry["identifier"]: entry for entry in call("network", "processors")}
    found = {name: call("network", "processor", [name]) for name in entries}
    found = {name: description for name, description in found.items() if description is not None}
    places = {name: _position(description) for name, description in found.items()}
    left, top = (min((place[axis] for place in places.values()), default=0.0) for axis in (0, 1))
    right, bottom = (max((place[axis] for place in places.values()), default=0.0) for axis in (0, 1))
    width, height = right - left + _WIDTH + 2 * _MARGIN, bottom - top + _HEIGHT + 2 * _MARGIN
    shift = (_MARGIN + _WIDTH / 2 - left, _MARGIN + _HEIGHT / 2 - top)
    centres = {name: (x + shift[0], y + shift[1]) for name, (x, y) in places.items()}
    parts = [*_edges(call("network", "connections"), found, centres), *_boxes(entries, found, centres)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="sans-serif" font-size="12">{"".join(parts)}</svg>'
    )


def picture_html(png: bytes, caption: str) -> str:
    source = base64.b64encode(png).decode("ascii")
    return f'<figure><img alt="{escape(caption)}" src="data:image/png;base64,{source}"/></figure>'


def processor_html(description: Mapping[str, Any], properties: Iterable[Property]) -> str:
    """Name, type, ports, and the values of the properties."""
    ports = ", ".join(
        f"{port['identifier']} ({port['direction']})" for port in description.get("ports", ()) if port.get("identifier")
    )
    rows = [(prop.displayName, prop.path.partition(".")[2], _value(prop)) for prop in _with_values(properties)]
    head = f"<b>{escape(description['identifier'])}</b> <code>{escape(description['type'])}</code>"
    return f"<div>{head}<br/>{escape(ports)}{_table(('property', 'path', 'value'), rows)}</div>"


def _with_values(properties: Iterable[Property]) -> Iterator[Property]:
    """Those that have a value of their own."""
    for prop in properties:
        if isinstance(prop, CompositeProperty) and not isinstance(prop, CameraProperty):
            yield from _with_values(prop._properties)
        else:
            yield prop


def _value(prop: Any) -> str:
    text = repr(getattr(prop, "value", ""))
    return text if len(text) <= 80 else f"{text[:80]} ..."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f'<{tag} style="text-align:left">{escape(cell)}</{tag}>' for cell in cells) + "</tr>"

    return f"<table><thead>{line(head, 'th')}</thead><tbody>{''.join(line(row, 'td') for row in rows)}</tbody></table>"


def _position(description: Mapping[str, Any]) -> tuple[float, float]:
    x, y = (description.get("meta") or {}).get("position") or (0, 0)
    return float(x), float(y)


def _edges(
    connections: Iterable[Sequence[str]],
    found: Mapping[str, Mapping[str, Any]],
    centres: Mapping[str, tuple[float, float]],
) -> Iterable[str]:
    for source, destination in connections:
        start = _port_place(source, "out", found, centres)
        end = _port_place(destination, "in", found, centres)
        if start is not None and end is not None:
            (x0, y0), (x1, y1) = start, end
            bend = max(abs(y1 - y0) / 2, 20)
            yield (
                f'<path d="M{x0:g} {y0:g} C{x0:g} {y0 + bend:g} {x1:g} {y1 - bend:g} {x1:g} {y1:g}" '
                f'fill="none" stroke="{_IDLE}" stroke-width="2"><title>{escape(f"{source} to {destination}")}</title></path>'
            )


def _port_place(
    path: str,
    direction: str,
    found: Mapping[str, Mapping[str, Any]],
    centres: Mapping[str, tuple[float, float]],
) -> tuple[float, float] | None:
    """Ports stand side by side from the left, inports above, outports below."""
    name, _, port = path.partition(".")
    if name not in found:
        return None
    ports = [one["identifier"] for one in found[name].get("ports", ()) if one["direction"] == direction]
    index = ports.index(port) if port in ports else 0
    x, y = centres[name]
    return x - _WIDTH / 2 + 14 + 14 * index, y + (_HEIGHT / 2 if direction == "out" else -_HEIGHT / 2)


def _boxes(
    entries: Mapping[str, Mapping[str, Any]],
    found: Mapping[str, Mapping[str, Any]],
    centres: Mapping[str, tuple[float, float]],
) -> Iterable[str]:
    for name, description in found.items():
        x, y = centres[name]
        color = _STATES.get(str(entries[name].get("state")), _IDLE)
        label = name if len(name) <= 20 else f"{name[:19]}…"
        corner = f'x="{x - _WIDTH / 2:g}" y="{y - _HEIGHT / 2:g}"'
        yield (
            f'<g><title>{escape(description["type"])}</title><rect {corner} width="{_WIDTH}" height="{_HEIGHT}" rx="4" '
            f'fill="#2b2f36" stroke="{color}" stroke-width="2"/>'
            f'<text x="{x - _WIDTH / 2 + 10:g}" y="{y + 4:g}" fill="#ffffff">{escape(label)}</text></g>'
        )
