"""docs/reference, which `npm run docs` writes: it knows every public name, and every public member says what it is."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES = sorted(page.stem for page in REFERENCE.glob("*.md") if page.stem != "README")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_names_of_its_module(name: str) -> None:
    """Fails after a name was added or taken away: run `npm run docs`."""
    module = importlib.import_module(name)
    text = (REFERENCE / f"{name}.md").read_text(encoding="utf-8")
    shared = text.partition("## What several classes share")[2].partition("\n## ")[0]
    headings = re.findall(r"^### (\S+)$", text.replace(shared, ""), re.MULTILINE)
    told = {*headings, *re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)}
    expected = {public for public in module.__all__ if not isinstance(getattr(module, public), ModuleType)}
    assert told == expected


@pytest.mark.parametrize("name", PAGES)
def test_every_member_says_what_it_is(name: str) -> None:
    module = importlib.import_module(name)
    silent = []
    for public in module.__all__:
        thing = getattr(module, public)
        if inspect.isroutine(thing) and not thing.__doc__:
            silent.append(public)
        for member, found in vars(thing).items() if inspect.isclass(thing) else ():
            function = found.__func__ if isinstance(found, (staticmethod, classmethod)) else found
            told = any(getattr(vars(base).get(member), "__doc__", None) for base in thing.__mro__)
            if (isinstance(found, property) or inspect.isfunction(function)) and member[0] != "_" and not told:
                silent.append(f"{public}.{member}")
    assert silent == []
