"""Runs the statements of this folder's pages against the live engine: ``ivw run run.py [-- PAGE...]``.

A page is a part of the description of Inviwo's Python API, written as an interpreter session. Every example with an
expected answer is an assertion (one that shows several values, separated by commas, is one for each); so is every
name that a page gives to ``lacking``. All are tried; each example that does not hold is printed with the sentence above
it, what was expected and what was found. The last line counts them.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent


class Page:
    """The examples of one file, in order, in one namespace."""

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path = path
        self.assertions = 0
        self.failures: list[str] = []
        self._globals: dict[str, Any] = {"__name__": "__main__", "lacking": self._lacking, "scratch": scratch}

    def _lacking(self, owner: object, names: str) -> list[str]:
        """Those of ``names`` that ``owner`` does not have; each name is an assertion."""
        wanted = names.split()
        self.assertions += len(wanted) - 1  # the example itself counts for one
        return [name for name in wanted if not hasattr(owner, name)]

    def run(self) -> None:
        statement = ""
        for part in doctest.DocTestParser().parse(self._path.read_text(encoding="utf-8"), str(self._path)):
            if isinstance(part, str):
                lines = [line.strip() for line in part.splitlines() if line.strip()]
                statement = lines[-1] if lines else statement
                continue
            self.assertions += _claims(part)
            found = self._found(part)
            if not _matches(part, found):
                where = f"{self._path.name}:{part.lineno + 1}"
                expected, got = part.want or "nothing", _told(found) or "nothing"
                self.failures.append(
                    f"{where}: {statement}\n    {_indented(part.source)}\n"
                    f"  expected\n    {_indented(expected)}\n  found\n    {_indented(got)}"
                )

    def _found(self, example: doctest.Example) -> str | BaseException:
        """What the example printed, or what it raised."""
        printed = io.StringIO()
        code = compile(example.source, f"<{self._path.name}:{example.lineno + 1}>", "single")
        with _displaying(), contextlib.redirect_stdout(printed):
            try:
                exec(code, self._globals)
            except Exception as error:
                return error
        return printed.getvalue()


def _claims(example: doctest.Example) -> int:
    """How many values the example compares."""
    if example.exc_msg is not None or not example.want:
        return int(bool(example.want))
    shown = [node.value for node in ast.parse(example.source).body if isinstance(node, ast.Expr)]
    return sum(len(value.elts) if isinstance(value, ast.Tuple) else 1 for value in shown)


def _matches(example: doctest.Example, found: str | BaseException) -> bool:
    if isinstance(found, BaseException):
        if example.exc_msg is None:
            return False
        # The exception may be of a derived class, as `except` has it.
        kinds = {kind.__name__ for kind in type(found).__mro__}
        kind, _, text = example.exc_msg.strip().partition(":")
        return kind in kinds and _same(text.strip(), str(found).strip())
    return example.exc_msg is None and _same(example.want.strip(), found.strip())


def _same(want: str, got: str) -> bool:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return want == got or ("..." in want and doctest.OutputChecker().check_output(want + "\n", got + "\n", flags))


@contextlib.contextmanager
def _displaying() -> Iterator[None]:
    """Values of expressions are printed, whatever hook the program has installed."""
    before, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        yield
    finally:
        sys.displayhook = before


def _told(found: str | BaseException) -> str:
    if not isinstance(found, BaseException):
        return found
    frame = traceback.extract_tb(found.__traceback__)[-1]
    return f"{type(found).__name__}: {found}\n(raised at {frame.filename}:{frame.lineno})"


def _indented(text: str) -> str:
    return text.rstrip().replace("\n", "\n    ")


def main(chosen: list[str]) -> int:
    assertions, failures = 0, []
    with tempfile.TemporaryDirectory(prefix="ivw-spec-") as folder:
        for path in sorted(PAGES.glob("*.md")):
            if chosen and not any(path.name.startswith(name) for name in chosen):
                continue
            page = Page(path, Path(folder))
            page.run()
            assertions += page.assertions
            failures += page.failures
    for failure in failures:
        print(failure)
    print(f"{assertions} assertions, {len(failures)} do not hold")
    return 1 if failures else 0


sys.exit(main(sys.argv[1:]))
