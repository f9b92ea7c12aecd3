"""Which names there are, and where."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import inviwopy as ivw
from inviwopy import _list_ports
from inviwopy.data import _ports as _data_ports

PUBLIC = [
    "inviwopy",
    "inviwopy.camerautil",
    "inviwopy.data",
    "inviwopy.data.buffertraits",
    "inviwopy.data.formats",
    "inviwopy.doc",
    "inviwopy.glm",
    "inviwopy.ports",
    "inviwopy.properties",
    "inviwopy.qt",
    "inviwopyapp",
    "ivw.animation",
    "ivw.camera",
    "ivw.regression",
    "ivw.utils",
    "ivwbase",
    "ivwbase.algorithm",
    "ivwbase.io",
    "ivwbnl",
    "ivwdataframe",
]

# Names of the specification, beside those that other tests go through by family
EXPECTED = {
    "inviwopy": """
        app getApp debugBreak handlePythonOutput log logInfo logWarn logError md2doc unindentMd2doc
        Processor ProcessorInfo CodeState Tag Tags CanvasProcessor PathType LogLevel LogVerbosity LogAudience
        MessageBreakLevel Logger ConsoleLogger FileLogger LogCentral
        PickingMapper PickingEvent PickingState PickingPressState PickingPressItem PickingHoverState
        PickingStates PickingPressStates PickingPressItems PickingHoverStates
        KeyModifier KeyModifiers IvwKey KeyState KeyStates MouseButton MouseButtons MouseState MouseStates
        TouchState TouchStates TouchDeviceType Event InteractionEvent KeyboardEvent MouseInteractionEvent MouseEvent
        WheelEvent TouchEvent TouchPoint TouchDevice ResizeEvent ViewEvent ViewEventFlipUp ViewEventFitData
        ContextMenuEvent ContextMenuAction ContextMenuSubmenu ContextMenuSeparator ContextMenuEntry
        ContextMenuCategory ContextMenuCategories
        StringVector PortConnection PropertyLink Settings Port Inport Outport PythonInport PythonOutport
        InportCallbackHolderVoid InportCallbackHolderOutport ProcessorNetwork InviwoApplication
        ProcessorFactory ProcessorFactoryObject ProcessorWidget ProcessorWidgetFactory ProcessorWidgetFactoryObject
        ProcessorMetaData PropertyFactory InviwoModule InviwoModuleFactoryObject Version LicenseInfo ProtectedModule
        ModulePath WorkspaceManager WorkspaceSaveMode ModuleManager DataReaderFactory DataWriterFactory DataReader
        DataWriter VolumeDataReader LayerDataReader ImageDataReader MeshDataReader TransferFunctionDataReader
        IsoValueCollectionDataReader Serializer Deserializer SerializationTarget
        camerautil data doc glm ports properties qt
    """,
    "inviwopy.data": """
        Volume VolumePy VolumeRepresentation Layer LayerPy LayerRepresentation Image Buffer Mesh MeshInfo BufferInfo
        BasicMesh BasicMeshVertex ColoredMesh PosTexColorMesh SphereMesh SpatialEntity SpatialIdentity
        StructuredGridEntity2D StructuredGridEntity3D DataMapper Axis Unit VolumeSequence LayerSequence ImageSequence
        MeshSequence BitSet TFPrimitiveSetType TFPrimitiveData TFPrimitive TFPrimitiveSet TransferFunction
        IsoValueCollection Camera PerspectiveCamera OrthographicCamera SkewedPerspectiveCamera HistogramMode
        Statistics Histogram1D Histogram2D LayerType ImageChannel InterpolationType Wrapping SwizzleMask BufferType
        BufferUsage BufferTarget DrawType ConnectivityType CartesianCoordinateAxis formats buffertraits
        ImageInport ImageMultiInport ImageOutport
    """,
    "inviwopy.properties": """
        Property PropertyOwner InvalidationLevel ConstraintBehavior PropertySerializationMode AcceptMode FileMode
        ListPropertyUIFlag ListPropertyUIFlags OverwriteState PropertySemantics FileExtension BoolProperty
        StringProperty ButtonProperty ButtonGroupProperty ButtonGroupPropertyButton IntOption FloatOption DoubleOption
        StringOption BaseOptionProperty OptionPropertyInt OptionPropertyFloat OptionPropertyDouble OptionPropertyString
        FileProperty DirectoryProperty FilePatternProperty CompositeProperty BoolCompositeProperty ListProperty
        TransferFunctionProperty IsoValueProperty IsoTFProperty CameraProperty FloatMinMaxProperty DoubleMinMaxProperty
        IntMinMaxProperty Int64MinMaxProperty Size_tMinMaxProperty
    """,
    "inviwopy.doc": "Document DocumentHandle Element ElementType PathComponent",
    "inviwopy.data.buffertraits": "PositionsBuffer3D NormalBuffer TexCoordBuffer3D ColorsBuffer RadiiBuffer",
    "inviwopy.camerautil": """
        Side UpdateNearFar UpdateLookRanges setCameraView setCameraLookRanges computeCameraNearFar setCameraNearFar
    """,
}


def _order(name: str) -> tuple[int, list[tuple[bool, int, str]]]:
    """As ruff sorts: classes before others, numbers in names by their value."""
    words = re.findall(r"\d+|\D+", name)
    return (not name[0].isupper(), [(word.isdigit(), int(word) if word.isdigit() else 0, word) for word in words])


@pytest.mark.parametrize("name", PUBLIC)
def test_names_are_listed_in_order_and_exist(name: str) -> None:
    module = importlib.import_module(name)
    families = {port for part in (_list_ports, _data_ports) for port in part.__all__}
    own = [public for public in module.__all__ if public not in families]
    assert own == sorted(own, key=_order)
    assert len(set(module.__all__)) == len(module.__all__)
    for public in module.__all__:
        assert hasattr(module, public), public


@pytest.mark.parametrize("name", PUBLIC)
def test_nothing_else_is_public(name: str) -> None:
    module = importlib.import_module(name)
    if name.startswith("ivw") or name in ("inviwopyapp", "inviwopy.qt", "inviwopy.camerautil", "inviwopy.doc"):
        return  # modules of their own code: what they import is visible there
    names = {public for public in dir(module) if not public.startswith("_")} - set(module.__all__)
    extra = {public for public in names if not isinstance(getattr(module, public), ModuleType)}
    assert extra - {"annotations", "Any", "Enumeration", "TYPE_CHECKING", "Buffer", "BufferType"} == set()


@pytest.mark.parametrize("name", EXPECTED)
def test_every_name_of_the_api_is_there(name: str) -> None:
    module = importlib.import_module(name)
    missing = [public for public in EXPECTED[name].split() if public not in module.__all__]
    assert missing == []


def test_every_class_says_what_it_is() -> None:
    for name in PUBLIC:
        module = importlib.import_module(name)
        for public in module.__all__:
            thing = getattr(module, public)
            if isinstance(thing, type) and thing.__module__.startswith("inviwopy") and not _is_enumeration(thing):
                assert thing.__doc__, f"{name}.{public}"


def _is_enumeration(kind: type) -> bool:
    return any(base.__name__ == "Enum" for base in kind.__mro__)


def test_data_and_properties_are_not_at_the_root() -> None:
    assert not hasattr(ivw, "Volume")
    assert not hasattr(ivw, "IntProperty")


def test_both_import_styles() -> None:
    script = (
        "import inviwopy as ivw; ivw.data.Volume; ivw.properties.IntProperty; ivw.glm.vec3; ivw.ports.VolumeInport\n"
        "from inviwopy.properties import *; from inviwopy.glm import *; from inviwopy.data import *\n"
        "import inviwopy.glm as glm; from inviwopy import qt; import inviwopy.data.formats, inviwopy.camerautil\n"
        "from inviwopy.ports import VolumeOutport; import ivw.utils, inviwopyapp\n"
        "print(vec3(1), IntProperty('a', 'A'), Volume)"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    assert result.stdout == "[1 1 1] 0 <class 'inviwopy.data._volume.Volume'>\n"


def test_typed() -> None:
    assert (Path(ivw.__file__).parent / "py.typed").is_file()
