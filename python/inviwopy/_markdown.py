"""Help texts written in Markdown."""

from __future__ import annotations

from inspect import cleandoc

from inviwopy.doc import Document

__all__ = ["md2doc", "unindentMd2doc"]


def md2doc(text: str) -> Document:
    """A Document of a Markdown text. The page renders it."""
    return Document._from_markdown(text)


def unindentMd2doc(text: str | None) -> Document:
    """As ``md2doc``, after removing the indentation that all lines share; for ``Class.__doc__``."""
    return Document._from_markdown(cleandoc(text or ""))
