import { cubeMesh, type Mesh, type Plane, scaling } from '@ivw/data'
import { Processor, type ProcessorInfo } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { PlanesOutport } from '../ports/plane-ports.ts'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { MeshClipping } from './mesh-clipping.ts'
import { MeshPlaneClipping } from './mesh-plane-clipping.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'

class TestPlanes extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.Planes',
    displayName: 'Test Planes',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly planes = this.addPort(new PlanesOutport('planes'))

  override process(): void {
    const planes: readonly Plane[] = [
      { point: [0.5, 0, 0], normal: [1, 0, 0] },
      { point: [0, 1.5, 0], normal: [0, -1, 0] },
    ]
    this.planes.data = planes
  }
}

/** The lowest and highest place along each axis that triangles of a mesh touch. */
async function extentOf(mesh: Mesh): Promise<number[][]> {
  const positions = Array.from(await mesh.buffer('position')!.read(), Number)
  const used = new Set<number>()
  for (const { buffer } of mesh.indices) for (const index of await buffer.read()) used.add(Number(index))
  return [0, 1, 2].map(axis => {
    const places = [...used].map(vertex => positions[vertex * 3 + axis]!)
    return [Math.min(...places), Math.max(...places)]
  })
}

function drawing() {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  network.factory.register(TestPlanes)
  network.add(MeshRenderProcessor, 'Renderer')
  network.add(CanvasProcessor, 'Canvas').setSize([8, 8])
  network.add(TestMesh, 'Mesh').show(cubeMesh({ modelMatrix: scaling([2, 2, 2]) }))
  network.connect('Renderer.image', 'Canvas.inport')
  return network
}

test('every plane of a list cuts, in world space', async () => {
  const network = drawing()
  const clipping = network.add(MeshPlaneClipping, 'Clipping')
  network.add(TestPlanes, 'Planes')
  network.connect('Mesh.mesh', 'Clipping.inputMesh', 'Planes.planes', 'Clipping.inputPlanes', 'Clipping.outputMesh', 'Renderer.geometry')
  await network.idle()
  expect(await extentOf(clipping.output.data!)).toEqual([
    [0.25, 1],
    [0, 0.75],
    [0, 1],
  ])
  clipping.clippingEnabled.value = false
  await network.idle()
  expect(clipping.output.data).toBe(clipping.input.data)
})

test('the plane moves along its normal, and the camera follows by half', async () => {
  const network = drawing()
  const clipping = network.add(MeshClipping, 'Clipping')
  network.connect('Mesh.mesh', 'Clipping.inputMesh', 'Clipping.clippedMesh', 'Renderer.geometry')
  clipping.planeNormal.value = [0, 0, 1]
  clipping.movePointAlongNormal.value = true
  clipping.pointPlaneMove.value = 0.5
  await network.idle()
  expect(clipping.plane.data).toEqual({ point: [0, 0, 0.5], normal: [0, 0, 1] })
  expect((await extentOf(clipping.output.data!))[2]).toEqual([0.25, 1])
  expect(clipping.camera.value.lookFrom).toEqual([0, 0, -1.75])
})

test('the plane can be put in front of the mesh, facing along the view', async () => {
  const network = drawing()
  const clipping = network.add(MeshClipping, 'Clipping')
  network.connect('Mesh.mesh', 'Clipping.inputMesh', 'Clipping.clippedMesh', 'Renderer.geometry')
  await network.idle()
  clipping.camera.setState({ lookFrom: [1, 1, -3], lookTo: [1, 1, 0] })
  const aligned = new Promise<void>(resolve => {
    clipping.pointPlaneMove.onChange(() => resolve())
  })
  clipping.alignPlaneNormalToCameraNormal.press()
  await aligned
  expect(clipping.planeNormal.value).toEqual([0, 0, 1])
  expect(clipping.planePoint.value).toEqual([1, 1, 0])
  expect(clipping.pointPlaneMove.max).toBe(5)
})
