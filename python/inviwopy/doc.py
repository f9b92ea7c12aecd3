"""Help texts: an HTML-like tree, made from Markdown or piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from inviwopy._enumeration import Enumeration

__all__ = ["Document", "DocumentHandle", "Element", "ElementType", "PathComponent"]

_Text = str  # Document has a method of the name `str`
_VOID_TAGS = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr"})
_INLINE_TAGS = frozenset({"a", "b", "code", "em", "i", "span", "strong", "sub", "sup", "u"})


class ElementType(Enumeration):
    """A tag or a piece of text."""

    Node = 0
    Text = 1


class Element:
    """A tag with attributes and children, or a piece of text."""

    def __init__(
        self,
        name: str | ElementType = "",
        content: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        self.type = ElementType.Text if name is ElementType.Text else ElementType.Node
        self.name = "" if isinstance(name, ElementType) else name
        self.content = content
        self.attributes: dict[str, str] = dict(attributes or {})
        self.children: list[Element] = []
        if self.type is ElementType.Node and content:
            self.children.append(Element(ElementType.Text, content))

    def isNode(self) -> bool:
        """Whether it is a tag."""
        return self.type is ElementType.Node

    def isText(self) -> bool:
        """Whether it is a piece of text."""
        return self.type is ElementType.Text

    def emptyTag(self) -> bool:
        """Whether the tag has no closing form (``<br>``)."""
        return self.name in _VOID_TAGS

    def noIndent(self) -> bool:
        """Whether the tag stands within a line."""
        return self.name in _INLINE_TAGS

    def _copy(self) -> Element:
        element = Element(ElementType.Text if self.isText() else self.name)
        element.content, element.attributes = self.content, dict(self.attributes)
        element.children = [child._copy() for child in self.children]
        return element

    def _render(self) -> str:
        if self.isText():
            return escape(self.content, quote=False)
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in self.attributes.items())
        if self.emptyTag():
            return f"<{self.name}{attributes}>"
        inner = "".join(child._render() for child in self.children)
        return f"<{self.name}{attributes}>{inner}</{self.name}>" if self.name else inner


class PathComponent:
    """Chooses a child: by position, name, attributes, or name and attributes."""

    def __init__(
        self,
        selector: int | str | Mapping[str, str] = 0,
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        self._index = selector if isinstance(selector, int) else None
        self._name = selector if isinstance(selector, str) else None
        self._attributes = selector if isinstance(selector, Mapping) else attributes or {}

    @staticmethod
    def first() -> PathComponent:
        """The first child."""
        return PathComponent(0)

    @staticmethod
    def last() -> PathComponent:
        """The last child."""
        return PathComponent(-1)

    @staticmethod
    def end() -> PathComponent:
        """The place behind the last child."""
        component = PathComponent(0)
        component._index = None
        return component

    def _find(self, children: Sequence[Element]) -> int:
        """Position of the first match; the number of children when there is none."""
        if self._index is not None:
            index = self._index + len(children) if self._index < 0 else self._index
            return min(max(index, 0), len(children))
        if self._name is None and not self._attributes:
            return len(children)
        for position, child in enumerate(children):
            named = self._name is None or child.name == self._name
            if named and all(child.attributes.get(k) == v for k, v in self._attributes.items()):
                return position
        return len(children)


class DocumentHandle:
    """A place in a document: what is appended becomes a child of ``element``."""

    def __init__(self, element: Element | None, content: Element | None = None) -> None:
        self._element = element

    @property
    def element(self) -> Element:
        """What the handle stands at."""
        if self._element is None:
            raise RuntimeError("The document has no such element")
        return self._element

    def __bool__(self) -> bool:
        return self._element is not None

    def append(
        self,
        name: str | Document,
        content: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> DocumentHandle:
        """Appends a tag with attributes and text; returns the place within it."""
        return self.insert(PathComponent.end(), name, content, attributes)

    def appendText(self, text: str) -> DocumentHandle:
        """Appends text; returns its place."""
        return self.insertText(PathComponent.end(), text)

    def insert(
        self,
        position: PathComponent,
        name: str | Document,
        content: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> DocumentHandle:
        """Inserts a tag at a path; returns the place within it."""
        children = self.element.children
        index = position._find(children)
        if isinstance(name, Document):
            children[index:index] = [child._copy() for child in name._root.children]
            return self
        element = Element(name, content, attributes)
        children.insert(index, element)
        return DocumentHandle(element)

    def insertText(self, position: PathComponent, text: str) -> DocumentHandle:
        """Inserts text at a path; returns its place."""
        children = self.element.children
        element = Element(ElementType.Text, text)
        children.insert(position._find(children), element)
        return DocumentHandle(element)

    def get(self, path: Sequence[PathComponent] | PathComponent) -> DocumentHandle:
        """The element that the components lead to, one level each; a false handle when there is none."""
        element: Element | None = self.element
        for component in [path] if isinstance(path, PathComponent) else path:
            assert element is not None
            index = component._find(element.children)
            element = element.children[index] if index < len(element.children) else None
            if element is None:
                break
        return DocumentHandle(element)


class Document(DocumentHandle):
    """A help text. ``Document(text)`` holds one piece of text; ``inviwopy.md2doc`` reads Markdown."""

    def __init__(self, text: str = "") -> None:
        self._root = Element("")
        self._markdown = ""
        super().__init__(self._root)
        if text:
            self.appendText(text)

    @staticmethod
    def _from_markdown(text: str) -> Document:
        document = Document(text)
        document._markdown = text
        return document

    def handle(self) -> DocumentHandle:
        """The place at its root."""
        return DocumentHandle(self._root)

    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self._root.children

    def __bool__(self) -> bool:
        return True

    def str(self) -> _Text:
        """The document as HTML."""
        return self._root._render()

    def __str__(self) -> _Text:
        return self.str()

    def visit(
        self,
        before: Callable[[Element, list[Element]], object],
        after: Callable[[Element, list[Element]], object],
    ) -> None:
        """Walks depth first; both are called with the element and its ancestors."""

        def walk(element: Element, stack: list[Element]) -> None:
            before(element, stack)
            for child in element.children:
                walk(child, [*stack, element])
            after(element, stack)

        for child in self._root.children:
            walk(child, [])

    def _as_markdown(self) -> _Text | None:
        """What the page shows: the Markdown it was made from, else the rendered tree; None when empty."""
        only_source = len(self._root.children) == 1 and self._root.children[0].content == self._markdown
        return (self._markdown if only_source and self._markdown else self.str()) or None


def _document(help: Document | str | None) -> Document:
    """``help=`` arguments as a Document; plain text counts as Markdown."""
    if isinstance(help, Document):
        return help
    return Document._from_markdown(help) if help else Document()
