"""Writes docs/reference/ from the docstrings and signatures of the Python packages: one page for each public module.

Run by ``npm run docs``. The pages depend on nothing but the sources. Needs Python 3.11, which keeps overloads."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_overloads

ROOT = Path(__file__).resolve().parents[2]
MODULES = {
    "inviwopy": "application, network, processors, events, picking, logging",
    "inviwopy.data": "volumes, layers, images, buffers, meshes, cameras, transfer functions, and their ports",
    "inviwopy.data.formats": "data formats",
    "inviwopy.data.buffertraits": "what meshes have by their vertex attributes",
    "inviwopy.properties": "what the user edits",
    "inviwopy.glm": "vectors, matrices, lists of them",
    "inviwopy.camerautil": "fitting cameras to data",
    "inviwopy.doc": "help texts",
    "inviwopy.qt": "questions to the user",
    "inviwopyapp": "an application started from a program of your own",
    "ivw.utils": "helpers for scripts: updates, waiting",
    "ivw.camera": "helpers for scripts: cameras",
    "ivw.animation": "helpers for scripts: animations",
    "ivw.regression": "helpers for scripts: measurements",
    "ivwdataframe": "tables",
    "ivwbnl": "brushing and linking",
    "ivwbase": "readers, writers and algorithms of Inviwo's base module",
}


def pages() -> dict[str, str]:
    """Text by file name."""
    sys.path.insert(0, str(ROOT / "python"))
    made = {f"{name}.md": page(name, importlib.import_module(name)) for name in MODULES}
    links = "\n".join(f"| [`{name}`]({name}.md) | {what} |" for name, what in MODULES.items())
    made["README.md"] = (
        "# The Python reference\n\nEvery public name with its signature, written from the sources by `npm run docs`. "
        "How it is used says [The Python API](../python-api.md). The processors themselves are in [a reference of their own](processors/README.md).\n\n"
        f"| module | holds |\n|---|---|\n{links}\n"
    )
    return made


def page(name: str, module: ModuleType) -> str:
    things = {public: getattr(module, public) for public in module.__all__}
    own = {public: thing for public, thing in things.items() if not inspect.ismodule(thing)}
    classes = {public: thing for public, thing in own.items() if inspect.isclass(thing)}
    plain = {public: kind for public, kind in classes.items() if not is_enumeration(kind) and not list(members(kind))}
    enumerations = {public: kind for public, kind in classes.items() if is_enumeration(kind)}
    functions = {public: thing for public, thing in own.items() if inspect.isroutine(thing)}
    values = [public for public in own if public not in classes and public not in functions]
    parts = [f"# {name}", inspect.getdoc(module) or ""]
    for title, chosen, write in (
        ("Classes", {p: k for p, k in classes.items() if p not in plain and p not in enumerations}, class_section),
        ("Enumerations", enumerations, enumeration_section),
        ("Functions", functions, function_section),
    ):
        if chosen:
            parts += [f"## {title}", *(write(public, chosen[public]) for public in sorted(chosen, key=str.lower))]
    shared = list(dict.fromkeys(base for kind in plain.values() for base in hidden_bases(kind)))
    shared = [base for base in shared if list(members(base))]
    if shared:
        parts += ["## What several classes share", *(class_section(base.__name__, base) for base in shared)]
    if plain:
        rows = [
            f"| `{p}` | {bases(k)} | {one_line(k.__dict__.get('__doc__'))} |" for p, k in sorted(plain.items(), key=order)
        ]
        parts += ["## Classes that add nothing to their base", "| class | base | |\n|---|---|---|\n" + "\n".join(rows)]
    if values:
        rows = [f"| `{public}` | `{type(own[public]).__name__}` |" for public in sorted(values, key=str.lower)]
        parts += ["## Values", "| name | type |\n|---|---|\n" + "\n".join(rows)]
    return "\n\n".join(part.rstrip() for part in parts if part) + "\n"


def order(item: tuple[str, Any]) -> str:
    return re.sub(r"\d+", lambda number: number[0].zfill(3), item[0].lower())


def is_enumeration(kind: type) -> bool:
    return isinstance(getattr(kind, "__members__", None), (dict, type(type.__dict__))) and bool(kind.__members__)  # type: ignore[attr-defined]


def bases(kind: type) -> str:
    names = [
        base.__name__ for base in kind.__bases__ if base.__name__ not in ("object", "Generic") and base.__name__[0] != "_"
    ]
    return ", ".join(f"`{name}`" for name in names)


def public_classes() -> set[type]:
    modules = [importlib.import_module(name) for name in MODULES]
    return {
        thing for module in modules for thing in (getattr(module, name) for name in module.__all__) if inspect.isclass(thing)
    }


def hidden_bases(kind: type) -> list[type]:
    """Bases of the package without a page of their own: their members are told of here."""
    known = public_classes()
    ours = [base for base in kind.__mro__[1:] if base.__module__.startswith(("inviwopy", "ivw"))]
    reached = {above for base in ours if base in known for above in base.__mro__}
    return [base for base in ours if base not in known and base not in reached]


def members(kind: type) -> Iterator[tuple[str, Any]]:
    """Public members that the class itself defines, in the order of the source."""
    for name, member in vars(kind).items():
        function = member.__func__ if isinstance(member, (staticmethod, classmethod)) else member
        described = isinstance(member, property) or inspect.isfunction(function) or type(member).__name__ == "gives_way"
        if described and not name.startswith("_"):
            yield name, member


def class_section(name: str, kind: type) -> str:
    of = bases(kind)
    text = [
        f"### {name}",
        f"Base: {of}." if of else "",
        *constructors(name, kind),
        inspect.cleandoc(kind.__dict__.get("__doc__") or ""),
    ]
    own = dict(members(kind))
    if kind in public_classes():
        for base in hidden_bases(kind):
            own = {**{member: found for member, found in members(base) if member not in own}, **own}
    entries = [member_entry(kind, *member) for member in own.items()]
    return "\n\n".join(filter(None, [*text, "\n".join(entries)]))


def constructors(name: str, kind: type) -> list[str]:
    made = kind.__dict__.get("__init__")
    if not inspect.isfunction(made):
        return []
    forms = get_overloads(made) or [made]
    lines = [f"{name}{signature(form, skip_first=True, returns=False)}" for form in forms]
    about = inspect.cleandoc(made.__doc__ or "")
    return ["```python\n" + "\n".join(lines) + "\n```", about]


def member_entry(kind: type, name: str, member: Any) -> str:
    about = one_line(documentation(kind, name, member))
    if isinstance(member, property):
        result = annotation(inspect.signature(member.fget).return_annotation) if member.fget else ""  # type: ignore[arg-type]
        access = "" if member.fset else ", read-only"
        head = f"`{name}`{f': `{result}`' if result else ''}{access}"
    elif type(member).__name__ == "gives_way":
        head = f"`{name}`, read-only"
    else:
        function = member.__func__ if isinstance(member, (staticmethod, classmethod)) else member
        kept = isinstance(member, staticmethod)
        head = f"`{name}{signature(function, skip_first=not kept)}`{', static' if kept else ''}"
    return f"- {head}{f'. {about}' if about else ''}"


def documentation(kind: type, name: str, member: Any) -> str:
    """Its own, or that of the base whose member it replaces."""
    for base in kind.__mro__:
        found = vars(base).get(name)
        text = getattr(found, "__doc__", None) if found is not None else None
        if isinstance(found, (staticmethod, classmethod)):
            text = found.__func__.__doc__
        if text:
            return str(text)
    return ""


def enumeration_section(name: str, kind: Any) -> str:
    rows = ", ".join(
        f"`{member}` {int(value)}" if hasattr(value, "__int__") else f"`{member}`"
        for member, value in kind.__members__.items()
    )
    about = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    return "\n\n".join(filter(None, [f"### {name}", about, rows]))


def function_section(name: str, function: Any) -> str:
    forms = get_overloads(function) or [function]
    lines = [f"{name}{signature(form)}" for form in forms]
    return "\n\n".join(
        filter(None, [f"### {name}", "```python\n" + "\n".join(lines) + "\n```", inspect.getdoc(function) or ""])
    )


def signature(function: Any, skip_first: bool = False, returns: bool = True) -> str:
    found = inspect.signature(function)
    parameters = list(found.parameters.values())[1 if skip_first else 0 :]
    shown: list[str] = []
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not any(text.startswith("*") for text in shown):
            shown.append("*")
        text = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "") + parameter.name
        if parameter.annotation is not parameter.empty and annotation(parameter.annotation) != "Any":
            text += f": {annotation(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            text += f" = {default(parameter.default)}"
        shown.append(text)
    result = annotation(found.return_annotation) if returns else ""
    return f"({', '.join(shown)}){f' -> {result}' if result and result != 'None' else ''}"


def annotation(given: Any) -> str:
    if given is inspect.Signature.empty:
        return ""
    text = given if isinstance(given, str) else getattr(given, "__name__", str(given))
    return re.sub(r"\b(?:inviwopy|typing|npt|np|numpy|os)\.(?:\w+\.)*", "", text)


def default(value: Any) -> str:
    if value is ...:
        return "..."
    if inspect.isfunction(value) or inspect.isclass(value):
        return value.__name__
    text = repr(value)
    return (
        str(value) if text.startswith("<") and hasattr(type(value), "__members__") else re.sub(r" at 0x[0-9a-f]+", "", text)
    )


def one_line(text: str | None) -> str:
    """A docstring inside of a list or a table."""
    return " ".join(inspect.cleandoc(text or "").split()).replace("|", "\\|")


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for stale in folder.glob("*.md"):
        if stale.name not in made:
            stale.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "reference")
