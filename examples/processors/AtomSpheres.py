# Name: AtomSpheres
import numpy as np

import inviwopy as ivw
import ivwbnl
import ivwdataframe as df
from inviwopy import PickingHoverState, PickingPressItem, PickingPressState
from inviwopy.data import (
    BitSet,
    BufferFLOAT32,
    BufferType,
    BufferUINT32,
    BufferVec3FLOAT32,
    BufferVec4FLOAT32,
    ConnectivityType,
    DrawType,
    Mesh,
    MeshOutport,
)
from inviwopy.properties import FloatProperty, InvalidationLevel, StringProperty

# Radius in angstrom and colour of what is in most molecules
ELEMENTS = {
    "H": (0.31, (0.95, 0.95, 0.95)),
    "C": (0.76, (0.35, 0.35, 0.38)),
    "N": (0.71, (0.2, 0.35, 0.85)),
    "O": (0.66, (0.85, 0.2, 0.2)),
}


class AtomSpheres(ivw.Processor):
    """
    Balls for the rows of a table with the columns element, x, y and z. A click on a ball selects its row.

    Connect the brushing inport and that of a Sphere Renderer to the same Brushing And Linking.
    """

    def __init__(self, id, name):
        super().__init__(id, name)
        self.atoms = df.DataFrameInport("atoms", "Columns element, x, y, z")
        self.addInport(self.atoms)
        self.brushing = ivwbnl.BrushingAndLinkingInport(
            "brushing", [ivwbnl.BrushingTarget.Row], help="Rows that are selected elsewhere, too"
        )
        self.addInport(self.brushing)
        self.mesh = MeshOutport("mesh", help="A point with a radius for each atom")
        self.addOutport(self.mesh)

        self.scale = FloatProperty("scale", "Radius scale", 1.0, 0.1, 3.0, help="Larger or smaller balls.")
        self.selectAtStart = StringProperty(
            "selectAtStart", "Rows to select at first", "", help="Their numbers, with commas."
        )
        self.selected = StringProperty(
            "selected", "Selected atoms", "", InvalidationLevel.Valid, help="What is selected now."
        )
        self.selected.readOnly = True
        self.addProperties([self.scale, self.selectAtStart, self.selected])
        self.picking = ivw.PickingMapper(self, 1, self.picked)
        self.started = False

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.AtomSpheres",
            displayName="Atom Spheres",
            category="Mesh Creation",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags([ivw.Tags.PY, ivw.Tag("DataFrame"), ivw.Tag("Brushing")]),
            help=ivw.unindentMd2doc(AtomSpheres.__doc__),
        )

    def getProcessorInfo(self):
        return AtomSpheres.processorInfo()

    def picked(self, event):
        atom = event.pickedId
        if event.hoverState == PickingHoverState.Enter:
            self.brushing.highlight(BitSet([atom]))
            event.setToolTip(f"{self.atoms.getData().getColumn('element')[atom]}, row {atom}")
        elif event.hoverState == PickingHoverState.Exit:
            self.brushing.highlight(BitSet())
            event.setToolTip("")

        if event.pressState == PickingPressState.Release and event.pressItem == PickingPressItem.Primary:
            selection = self.brushing.getSelectedIndices()
            selection.flip(atom)
            self.brushing.select(selection)
        if event.pressState != PickingPressState["None"]:
            event.markAsUsed()

    def process(self):
        table = self.atoms.getData()
        if not self.started:
            self.started = True
            self.brushing.select(BitSet([int(row) for row in self.selectAtStart.value.split()]))
        if self.brushing.isSelectionModified():
            rows = self.brushing.getSelectedIndices()
            self.selected.value = ", ".join(f"{table.getColumn('element')[row]} {row}" for row in rows)

        unknown = (0.7, (0.8, 0.3, 0.7))
        looks = [ELEMENTS.get(element, unknown) for element in table.getColumn("element")]
        positions = np.stack([table.getColumn(axis).data for axis in "xyz"], axis=1).astype(np.float32)
        radii = np.array([radius for radius, _ in looks], np.float32) * self.scale.value
        colors = np.array([(*color, 1) for _, color in looks], np.float32)
        for row in self.brushing.getHighlightedIndices():
            colors[row, :3] = colors[row, :3] * 0.5 + 0.5
        self.picking.resize(table.rows)
        ids = np.array([self.picking.pickingId(row) for row in range(table.rows)], np.uint32)

        mesh = Mesh(DrawType.Points, ConnectivityType.Unconnected)
        mesh.addBuffer(BufferType.PositionAttrib, BufferVec3FLOAT32(positions))
        mesh.addBuffer(BufferType.ColorAttrib, BufferVec4FLOAT32(colors))
        mesh.addBuffer(BufferType.RadiiAttrib, BufferFLOAT32(radii.astype(np.float32)))
        mesh.addBuffer(BufferType.PickingAttrib, BufferUINT32(ids))
        self.mesh.setData(mesh)
