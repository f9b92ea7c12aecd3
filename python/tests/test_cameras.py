"""Cameras, their property, and fitting them to data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from inviwopy import camerautil
from inviwopy.camerautil import Side
from inviwopy.data import (
    Buffer,
    BufferType,
    Camera,
    Mesh,
    OrthographicCamera,
    PerspectiveCamera,
    SkewedPerspectiveCamera,
    Volume,
    VolumeInport,
)
from inviwopy.glm import mat3, mat4, vec2, vec3, vec4
from inviwopy.properties import CameraProperty

CAMERAS = [PerspectiveCamera, OrthographicCamera, SkewedPerspectiveCamera]


def project(camera: Any, point: vec3) -> np.ndarray[Any, Any]:
    """Normalised device coordinates of a point in world space."""
    clip = camera.projectionMatrix * (camera.viewMatrix * vec4(point, 1.0))
    return np.asarray(clip)[:3] / clip.w


class TestCameras:
    def test_defaults(self) -> None:
        camera = PerspectiveCamera()
        assert (camera.lookFrom, camera.lookTo, camera.lookUp) == (vec3(0, 0, 2), vec3(0), vec3(0, 1, 0))
        assert (camera.nearPlaneDist, camera.farPlaneDist, camera.aspectRatio, camera.fovy) == (0.01, 10000, 1, 60)
        assert OrthographicCamera().width == 60
        assert SkewedPerspectiveCamera(frustumOffset=vec2(1, 2)).offset == vec2(1, 2)
        with pytest.raises(TypeError, match="abstract"):
            Camera()

    def test_view(self) -> None:
        camera = PerspectiveCamera(lookFrom=vec3(0, 0, 5))
        assert np.allclose(np.asarray(camera.viewMatrix * vec4(0, 0, 0, 1)), [0, 0, -5, 1])
        assert camera.getDirection() == vec3(0, 0, -5)
        assert np.allclose(np.asarray(camera.viewMatrix * camera.inverseViewMatrix), np.eye(4), atol=1e-6)

    def test_projection(self) -> None:
        camera = PerspectiveCamera(nearPlane=1, farPlane=10, fieldOfView=90, aspectRatio=2)
        assert np.allclose(project(camera, vec3(0, 0, 1)), [0, 0, -1], atol=1e-5)  # on the near plane
        assert np.allclose(project(camera, vec3(0, 0, -8)), [0, 0, 1], atol=1e-5)  # on the far plane
        assert np.allclose(project(camera, vec3(4, 2, 0))[:2], [1, 1], atol=1e-5)  # the upper right corner
        flat = OrthographicCamera(width=4, aspectRatio=2)
        assert np.allclose(project(flat, vec3(2, 1, 0))[:2], [1, 1], atol=1e-5)

    @pytest.mark.parametrize("kind", CAMERAS)
    def test_from_the_screen_and_back(self, kind: Any) -> None:
        camera = kind(lookFrom=vec3(1, 2, 3), nearPlane=0.5, farPlane=20, aspectRatio=1.5)
        ndc = vec3(0.25, -0.5, 0.3)
        world = camera.getWorldPosFromNormalizedDeviceCoords(ndc)
        assert np.allclose(project(camera, world), np.asarray(ndc), atol=1e-4)
        focus = camera.getNormalizedDeviceFromNormalizedScreenAtFocusPointDepth(vec2(0.5))
        assert focus.z == pytest.approx(project(camera, camera.lookTo)[2], abs=1e-5)
        clip = camera.getClipPosFromNormalizedDeviceCoords(ndc)
        assert np.allclose(np.asarray(clip)[:3] / clip.w, np.asarray(ndc), atol=1e-5)

    def test_a_skewed_eye_keeps_the_plane_of_focus(self) -> None:
        left = SkewedPerspectiveCamera(frustumOffset=vec2(-0.1, 0), nearPlane=0.1)
        plain = PerspectiveCamera(nearPlane=0.1)
        assert np.allclose(project(left, vec3(0))[:2], project(plain, vec3(0))[:2], atol=1e-5)

    def test_copies(self) -> None:
        camera = PerspectiveCamera(fieldOfView=30)
        other = camera.clone()
        other.lookFrom = vec3(9)
        assert camera.lookFrom == vec3(0, 0, 2)
        flat = OrthographicCamera()
        flat.updateFrom(other)
        assert flat.lookFrom == vec3(9)


class TestCameraProperty:
    def test_vectors_and_children(self) -> None:
        prop = CameraProperty("camera", "Camera", vec3(0, 0, 4), vec3(0), vec3(0, 1, 0))
        assert prop.lookFrom == prop.properties.lookFrom.value == vec3(0, 0, 4)
        prop.properties.lookFrom.minValue = vec3(-10000)
        assert prop.lookFromMinValue == vec3(-10000)
        prop.properties.lookFrom.value = vec3(0, 0, 500)  # bounds are hints
        assert prop.camera.lookFrom == vec3(0, 0, 500)
        prop.lookTo = vec3(1, 0, 0)
        assert prop.properties.lookTo.value == vec3(1, 0, 0)
        prop.nearPlane = 0.5
        assert (prop.near.value, prop.far.value, prop.fov.value) == (0.5, 100, 38)
        assert prop.lookRight == vec3(1, 0, 0) or prop.lookRight.x > 0.99

    def test_edits_are_told(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(CameraProperty("camera", "Camera"))
        binding.take()
        prop.setLook(vec3(1, 0, 0), vec3(0), vec3(0, 0, 1))
        assert binding.take() == [("Example.camera", {"lookFrom": [1, 0, 0], "lookUp": [0, 0, 1]}, {})]
        prop.value.aspectRatio = 2
        assert binding.take() == [("Example.camera", {"aspectRatio": 2}, {})]
        prop.properties.near.value = 0.5
        assert binding.take() == [("Example.camera", {"near": 0.5}, {})]
        prop.properties.near.maxValue = 20
        assert binding.take() == [("Example.camera.near", {"max": 20.0}, {})]
        seen: list[vec3] = []
        prop.onChange(lambda: seen.append(prop.lookFrom))
        processor._apply_changes([{"path": "camera", "state": {"lookFrom": [0, 0, 9]}}])
        assert seen == [vec3(0, 0, 9)]
        assert binding.take() == []

    def test_the_whole_state_is_described(self) -> None:
        description = CameraProperty("camera", "Camera").describe()
        assert description["state"] == {
            "type": "PerspectiveCamera",
            "lookFrom": [0, 0, 2],
            "lookTo": [0, 0, 0],
            "lookUp": [0, 1, 0],
            "near": 0.1,
            "far": 100,
            "aspectRatio": 1,
            "fov": 38,
            "width": 10,
            "offset": [0, 0],
            "collapsed": False,
        }
        children = [child["identifier"] for child in description["children"]]
        assert children[:3] == ["cameraType", "actions", "lookFrom"]

    def test_the_type_is_changed_and_keeps_the_view(self) -> None:
        prop = CameraProperty("camera", "Camera", vec3(0, 0, 10))
        prop.properties.cameraType.value = "OrthographicCamera"
        assert isinstance(prop.camera, OrthographicCamera)
        assert prop.camera.width == pytest.approx(2 * 10 * np.tan(np.radians(19)))
        assert (prop.properties.width.visible, prop.properties.fov.visible) == (True, False)
        prop.properties.cameraType.value = "SkewedPerspectiveCamera"
        assert prop.lookFrom.z == pytest.approx(10, rel=1e-5)
        assert prop.properties.offset.visible

    def test_reset(self) -> None:
        prop = CameraProperty("camera", "Camera")
        prop.lookFrom = vec3(5)
        prop.resetToDefaultState()
        assert prop.lookFrom == vec3(0, 0, 2)


class TestFitting:
    @pytest.mark.parametrize("side", list(Side))
    def test_every_side_sees_the_whole_box(self, side: Side) -> None:
        prop = CameraProperty("camera", "Camera")
        box = mat4([[2, 0, 0, 0], [0, 3, 0, 0], [0, 0, 4, 0], [1, 1, 1, 1]])
        camerautil.setCameraView(prop, box, side)
        assert np.allclose(np.asarray(prop.lookTo), [2, 2.5, 3])
        corners = [box * vec4(x, y, z, 1) for x in (0, 1) for y in (0, 1) for z in (0, 1)]
        seen = np.array([project(prop, vec3(corner)) for corner in corners])
        assert np.abs(seen[:, :2]).max() == pytest.approx(1 / 1.05, abs=0.05)
        axis = "xyz".index(side.name[0].lower())
        direction = np.asarray(prop.lookFrom - prop.lookTo)
        assert np.sign(direction[axis]) == (-1 if side.name.endswith("Positive") else 1)  # looks that way

    def test_data_of_the_inport(self) -> None:
        inport = VolumeInport("inport")
        volume = Volume(np.zeros((2, 2, 2)))
        volume.basis = mat3(10)
        inport._receive([volume], ["Source.out"])
        prop = CameraProperty("camera", "Camera", vec3(0, 0, 2), vec3(0), vec3(0, 1, 0), inport)
        prop.fitData()
        assert prop.lookTo == vec3(5)
        prop.setNearFar()
        assert (prop.nearPlane, prop.farPlane) == (pytest.approx(0.026), pytest.approx(260))
        prop.setLookRange()
        assert prop.lookToMaxValue == vec3(15)
        prop.flipUp()
        assert prop.lookUp == vec3(0, -1, 0)
        with pytest.raises(RuntimeError, match="knows no data to fit"):
            CameraProperty("camera", "Camera").fitData()

    def test_bounds_of_a_mesh(self) -> None:
        mesh = Mesh()
        mesh.addBuffer(BufferType.PositionAttrib, Buffer(np.array([[0, 0, 0], [2, 4, 6]], np.float32)))
        assert camerautil.bounding_box(mesh) * vec4(1) == vec4(2, 4, 6, 1)

    def test_other_directions(self) -> None:
        prop = CameraProperty("camera", "Camera")
        camerautil.setCameraView(prop, mat4(1), vec3(0, 0, 1), vec3(0, 1, 0), 1.0)
        assert prop.lookFrom.z < 0
        camerautil.setCameraView(prop, mat4(1), mat3(1), fitRatio=1.0)
        assert prop.lookFrom.z > 1
        assert camerautil.computeCameraNearFar(mat4(2), 25.0, 0.001) == (pytest.approx(0.052), pytest.approx(52))
        assert int(camerautil.UpdateNearFar.Yes) == 0
