"""What a processor type says about itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Union

from inviwopy._enumeration import Enumeration
from inviwopy.doc import Document, _document

__all__ = ["CodeState", "ProcessorInfo", "Tag", "Tags"]


class CodeState(Enumeration):
    """How far a processor is. The numbers differ between the ages of the API: compare members."""

    Stable = 0
    Experimental = 1
    Deprecated = 2
    Broken = 3


class Tag:
    """One word that processors are found by."""

    CPU: ClassVar[Tag]
    GL: ClassVar[Tag]
    CL: ClassVar[Tag]
    PY: ClassVar[Tag]

    def __init__(self, tag: str | Tag = "") -> None:
        self._text: str = tag._text if isinstance(tag, Tag) else str(tag).strip()

    def getString(self) -> str:
        """The word itself."""
        return self._text

    def __or__(self, other: object) -> Tags:
        return Tags([self]) | other if isinstance(other, (Tag, Tags)) else NotImplemented

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tag) and self._text == other._text

    def __lt__(self, other: Tag) -> bool:
        return self._text < other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __str__(self) -> str:
        return self._text

    __repr__ = __str__


TagsLike = Union[str, Tag, "Tags", Iterable[Any]]


class Tags:
    """Several tags: ``Tags("PY, Example")``, ``Tags([Tags.PY, Tag("Volume")])``, ``Tags.PY | Tag("Volume")``."""

    CPU: ClassVar[Tags]
    GL: ClassVar[Tags]
    CL: ClassVar[Tags]
    PY: ClassVar[Tags]
    Empty: ClassVar[Tags]

    def __init__(self, tags: TagsLike = ()) -> None:
        self.tags: list[Tag] = []
        self._add(tags)

    def _add(self, tags: TagsLike) -> None:
        if isinstance(tags, str):
            tags = [Tag(word) for word in tags.split(",") if word.strip()]
        if isinstance(tags, Tag):
            tags = [tags]
        for tag in tags.tags if isinstance(tags, Tags) else tags:
            if not isinstance(tag, Tag):
                self._add(tag)
            elif tag not in self.tags and tag._text:
                self.tags.append(tag)

    def addTag(self, tag: Tag | str) -> None:
        """Adds a tag unless it is there."""
        self._add(tag)

    def addTags(self, tags: TagsLike) -> None:
        """Adds several tags, each unless it is there."""
        self._add(tags)

    def size(self) -> int:
        """How many there are."""
        return len(self.tags)

    def empty(self) -> bool:
        """Whether there is none."""
        return not self.tags

    def getString(self) -> str:
        """The tags, joined by ``, ``."""
        return ", ".join(tag._text for tag in self.tags)

    def getMatches(self, other: Tags) -> int:
        """How many tags both have."""
        return sum(tag in other.tags for tag in self.tags)

    def __or__(self, other: TagsLike) -> Tags:
        return Tags([self, other])

    def __ior__(self, other: TagsLike) -> Tags:
        return Tags([self, other])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tags) and sorted(self.tags) == sorted(other.tags)

    def __lt__(self, other: Tags) -> bool:
        return sorted(self.tags) < sorted(other.tags)

    def __len__(self) -> int:
        return len(self.tags)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.getString()

    __repr__ = __str__


for _name in ("CPU", "GL", "CL", "PY"):
    setattr(Tag, _name, Tag(_name))
    setattr(Tags, _name, Tags(_name))
Tags.Empty = Tags()
setattr(Tags, "None", Tags())


class ProcessorInfo:
    """Identity and presentation of a processor type.

    ``classIdentifier`` is unique, in reverse domain notation: ``org.me.MyProcessor``. ``category`` groups the list of
    processors. ``help`` is a Document or Markdown text."""

    def __init__(
        self,
        classIdentifier: str,
        displayName: str,
        category: str = "Python",
        codeState: CodeState = CodeState.Stable,
        tags: TagsLike = (),
        help: Document | str | bool = "",
        file: str = "",
        visible: bool = True,
    ) -> None:
        if not isinstance(classIdentifier, str) or not isinstance(displayName, str):
            raise TypeError("ProcessorInfo(): classIdentifier and displayName are texts")
        if isinstance(help, bool):  # the sixth argument was `visible` in 2021
            visible, help = help, ""
        if not isinstance(codeState, CodeState):
            raise TypeError(f"ProcessorInfo(): codeState is a CodeState such as CodeState.Stable, got {codeState!r}")
        self._class_identifier = classIdentifier
        self._display_name = displayName
        self._category = category
        self._code_state = codeState
        self._tags = Tags(tags) if tags != () else Tags(Tags.PY)
        self._help = _document(help)
        self._file = str(file)
        self._visible = bool(visible)

    @property
    def classIdentifier(self) -> str:
        """Unique among all types: ``org.me.MyProcessor``."""
        return self._class_identifier

    @property
    def displayName(self) -> str:
        """The name that is shown."""
        return self._display_name

    @property
    def category(self) -> str:
        """The group in the list of processors."""
        return self._category

    @property
    def codeState(self) -> CodeState:
        """How far it is."""
        return self._code_state

    @property
    def tags(self) -> Tags:
        """Words that it is found by."""
        return self._tags

    @property
    def help(self) -> Document:
        """What it does."""
        return self._help

    @property
    def file(self) -> str:
        """The script that defines the processor."""
        return self._file

    @property
    def visible(self) -> bool:
        """Whether the list of processors shows it."""
        return self._visible

    def describe(self) -> dict[str, Any]:
        """The ProcessorInfo of the engine."""
        return {
            "classIdentifier": self._class_identifier,
            "displayName": self._display_name,
            "category": self._category,
            "codeState": self._code_state.name.lower(),
            "tags": [str(tag) for tag in self._tags.tags],
            "help": self._help._as_markdown() or "",
            "visible": self._visible,
        }

    def _key(self) -> tuple[Any, ...]:
        """What must not change on reload without notice."""
        info = self.describe()
        return (*(info[key] for key in ("classIdentifier", "displayName", "category", "codeState")), self._tags)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProcessorInfo) and self._key() == other._key()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<ProcessorInfo: {self._class_identifier}>"
