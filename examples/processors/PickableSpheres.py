# Name: PickableSpheres
import numpy as np

import inviwopy as ivw
from inviwopy import PickingHoverState, PickingPressItem, PickingPressState
from inviwopy.data import (
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
from inviwopy.properties import CameraProperty, FloatProperty, IntProperty, InvalidationLevel


class PickableSpheres(ivw.Processor):
    """
    Balls that know the pointer: hover for a tool tip, click to select, drag to move, right click for a menu.

    Draw the mesh with a Sphere Renderer and link the two cameras. Where the balls were dragged to is saved in the
    workspace.
    """

    def __init__(self, id, name):
        super().__init__(id, name)
        self.mesh = MeshOutport("mesh", help="A point for each ball, for a sphere renderer")
        self.addOutport(self.mesh)

        self.count = IntProperty("count", "Number of balls", 7, 1, 100, help="They stand on a circle.")
        self.radius = FloatProperty("radius", "Radius", 0.22, 0.01, 1.0, help="Of every ball.")
        self.selected = IntProperty("selected", "Selected ball", -1, -1, 99, help="Its number, from 0; -1: none.")
        # Drags need to know from where the balls are seen
        self.camera = CameraProperty(
            "camera", "Camera", invalidationLevel=InvalidationLevel.Valid, help="Link it with that of the renderer."
        )
        self.addProperties([self.count, self.radius, self.selected, self.camera])

        self.hovered = -1
        self.positions = self.ring()
        # One picking id for each ball; the engine calls picked() for what happens to them
        self.picking = ivw.PickingMapper(self, self.count.value, self.picked)
        self.count.onChange(self.countChanged)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.PickableSpheres",
            displayName="Pickable Spheres",
            category="Mesh Creation",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags([ivw.Tags.PY, ivw.Tag("Picking")]),
            help=ivw.unindentMd2doc(PickableSpheres.__doc__),
        )

    def getProcessorInfo(self):
        return PickableSpheres.processorInfo()

    def ring(self):
        angles = 2 * np.pi * np.arange(self.count.value) / self.count.value
        return np.stack([np.cos(angles), np.sin(angles), np.zeros_like(angles)], axis=1)

    def countChanged(self):
        self.positions = self.ring()
        self.picking.resize(self.count.value)

    def picked(self, event):
        ball = event.pickedId
        if event.hoverState == PickingHoverState.Enter:
            self.hovered = ball
            x, y, z = self.positions[ball]
            event.setToolTip(f"Ball {ball}\nat {x:.2f}, {y:.2f}, {z:.2f}")
        elif event.hoverState == PickingHoverState.Exit:
            self.hovered = -1
            event.setToolTip("")

        if event.pressState == PickingPressState.Press and event.pressItem == PickingPressItem.Secondary:
            event.showContextMenu(
                [
                    ivw.ContextMenuAction("home", f"Put ball {ball} back", data=ball),
                    ivw.ContextMenuSeparator(),
                    ivw.ContextMenuAction("home-all", "Put all balls back"),
                ]
            )
        elif event.pressState == PickingPressState.Release and event.pressItem == PickingPressItem.Primary:
            if not event.getMovedSincePressed():
                self.selected.value = -1 if self.selected.value == ball else ball
        elif event.pressState == PickingPressState.Move and PickingPressItem.Primary in event.pressItems:
            self.positions[ball] += event.getWorldSpaceDeltaAtPressDepth(self.camera.value).array

        if event.pressState != PickingPressState["None"]:
            # Or the camera would turn
            event.markAsUsed()
        self.invalidate(InvalidationLevel.InvalidOutput)

    def invokeEvent(self, event):
        """A choice in the menu."""
        if event.hash() == ivw.ContextMenuEvent.chash and event.id.startswith("home"):
            home = self.ring()
            balls = slice(None) if event.id == "home-all" else event.data
            self.positions[balls] = home[balls]
            self.invalidate(InvalidationLevel.InvalidOutput)
            event.markAsUsed()
        super().invokeEvent(event)

    def serialize(self, s):
        s.serialize("balls", self.positions.ravel().tolist(), "coordinate")

    def deserialize(self, d):
        saved = np.array(d.deserializeDoubleVector("balls", "coordinate")).reshape(-1, 3)
        if len(saved) == self.count.value:
            self.positions = saved
            self.invalidate(InvalidationLevel.InvalidOutput)

    def process(self):
        count = self.count.value
        colors = np.tile(np.array([0.35, 0.55, 0.8, 1], np.float32), (count, 1))
        radii = np.full(count, self.radius.value, np.float32)
        if 0 <= self.selected.value < count:
            colors[self.selected.value] = [0.95, 0.6, 0.2, 1]
        if 0 <= self.hovered < count:
            colors[self.hovered, :3] = colors[self.hovered, :3] * 0.6 + 0.4
            radii[self.hovered] *= 1.1
        ids = [self.picking.pickingId(i) for i in range(count)]

        mesh = Mesh(DrawType.Points, ConnectivityType.Unconnected)
        mesh.addBuffer(BufferType.PositionAttrib, BufferVec3FLOAT32(self.positions.astype(np.float32)))
        mesh.addBuffer(BufferType.ColorAttrib, BufferVec4FLOAT32(colors))
        mesh.addBuffer(BufferType.RadiiAttrib, BufferFLOAT32(radii))
        mesh.addBuffer(BufferType.PickingAttrib, BufferUINT32(np.array(ids, np.uint32)))
        self.mesh.setData(mesh)
