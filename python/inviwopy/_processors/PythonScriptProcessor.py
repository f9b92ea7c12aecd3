"""A processor whose work is in a script that the user names."""

from __future__ import annotations

import linecache
import os
from collections.abc import Callable
from types import TracebackType
from typing import Any

import inviwopy as ivw
from inviwopy._file_watch import Stamp, stamp_of, watch_file
from inviwopy._trust import UntrustedScriptError, check_trust
from inviwopy.properties import FileExtension, FileProperty, InvalidationLevel, PropertySemantics

# Beside the package, and not in this folder, whose files are processors.
_EXAMPLE = os.path.join(os.path.dirname(os.path.abspath(ivw.__file__)), "_scripts", "script_processor_example.py")

Step = Callable[[Any], None]


class PythonScriptProcessor(ivw.Processor):
    """
    Runs a Python script that makes the processor what it is.

    In the script `self` is the processor. It adds the ports and properties that are missing and says what is to be done:

    ```python
    if "outport" not in self.outports:
        self.addOutport(VolumeOutport("outport"))

    def process(self):
        self.outports.outport.setData(volume)

    self.setProcess(process)
    ```

    The script runs when another file is chosen and whenever the file is saved. It must lie in a folder that you trust: your
    `python_processors`, folders of the command line, and those for which you have said so when you were asked.
    `self.setInitializeResources(function)` names what runs before the first `process`.

    New processors are better written as a class of their own (Python menu, New Python Processor).
    """

    def __init__(self, id: str, name: str) -> None:
        super().__init__(id, name)
        self._steps: dict[str, Step] = {}
        self._problem: tuple[BaseException, TracebackType | None] | None = None
        self._added: list[Any] = []
        self.scriptFileName = FileProperty(
            "scriptFileName",
            "File Name",
            _EXAMPLE,
            "python",
            InvalidationLevel.InvalidResources,
            PropertySemantics.PythonEditor,
            help="The script. It runs when it is chosen and whenever it is saved.",
        )
        self.scriptFileName.clearNameFilters()
        self.scriptFileName.addNameFilter(FileExtension("py", "Python script"))
        self.addProperty(self.scriptFileName)
        self.scriptFileName.onChange(self._script_chosen)
        self._path = _EXAMPLE
        self._stamp: Stamp | None = None
        self._run()
        watch_file(self)

    @staticmethod
    def processorInfo() -> ivw.ProcessorInfo:
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.PythonScriptProcessor",
            displayName="Python Script Processor",
            category="Python",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(PythonScriptProcessor.__doc__ or ""),
        )

    def getProcessorInfo(self) -> ivw.ProcessorInfo:
        return PythonScriptProcessor.processorInfo()

    def isSink(self) -> bool:
        return True

    def setInitializeResources(self, function: Step) -> None:
        """``function(self)`` runs before the first ``process``, and after the script has run anew."""
        self._steps["initializeResources"] = function

    def setProcess(self, function: Step) -> None:
        """``function(self)`` computes the outports."""
        self._steps["process"] = function

    def initializeResources(self) -> None:
        # The user may have trusted its folder meanwhile.
        if self._problem is not None and isinstance(self._problem[0], UntrustedScriptError):
            self._run()
        self._raise_problem()
        self._steps.get("initializeResources", _nothing)(self)

    def process(self) -> None:
        self._raise_problem()
        self._steps.get("process", _nothing)(self)

    # The script

    def _script_chosen(self) -> None:
        self._path = str(self.scriptFileName.value)
        self._run(forget=True)

    def _watched_file(self) -> tuple[str, Stamp | None]:
        return self._path, self._stamp

    def _file_saved(self) -> None:
        self._run()
        self.invalidate(InvalidationLevel.InvalidResources)

    def _run(self, forget: bool = False) -> None:
        """Runs the script; what it raises is raised by the steps, so that it is shown on the node.

        ``forget`` takes away what the script before had added: another script makes other ports."""
        announced, self._announced = self._announced, False  # The engine hears of the result, not of each port.
        self._steps.clear()
        self._problem = None
        try:
            if forget:
                self._remove_added()
            before = self._members()
            try:
                self._execute()
            finally:
                known = {id(member) for member in before}
                new = [member for member in self._members() if id(member) not in known]
                # Workspaces keep them in full: at loading, the script has not run yet.
                for member in new:
                    member._owned = True
                self._added += new
        except (Exception, SystemExit) as error:
            self._problem = (error, error.__traceback__)
        finally:
            self._announced = announced
            self._notify_structure()

    def _execute(self) -> None:
        path = self._path
        if path == "":
            return
        self._stamp = None
        check_trust(path)
        with open(path, "rb") as file:
            self._stamp = stamp_of(os.fstat(file.fileno()))
            source = file.read()
        linecache.checkcache(path)
        code = compile(source, path, "exec", dont_inherit=True)
        exec(code, {"__name__": "__main__", "__file__": path, "__builtins__": __builtins__, "self": self})

    def _members(self) -> list[Any]:
        return [*self._inports, *self._outports, *self._properties]

    def _remove_added(self) -> None:
        for member in self._added:
            if member in self._inports:
                self.removeInport(member)
            elif member in self._outports:
                self.removeOutport(member)
            else:
                self.removeProperty(member)
        self._added.clear()

    def _raise_problem(self) -> None:
        if self._problem is not None:
            error, trace = self._problem
            raise error.with_traceback(trace)


def _nothing(_processor: Any) -> None:
    pass
