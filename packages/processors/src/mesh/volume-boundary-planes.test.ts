import { boundaryPlanes, cubeMesh } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { volumeOf } from '../testing/volumes.ts'
import { MeshPlaneClipping } from './mesh-plane-clipping.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'
import { VolumeBoundaryPlanes } from './volume-boundary-planes.ts'

test('the faces of a volume cut a mesh', async () => {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const volume = volumeOf([2, 2, 2], () => 0)
  network.add(TestVolume, 'Volume').show(volume)
  network.add(TestMesh, 'Mesh').show(cubeMesh())
  const planes = network.add(VolumeBoundaryPlanes, 'Planes')
  const clipping = network.add(MeshPlaneClipping, 'Clipping')
  network.add(MeshRenderProcessor, 'Renderer')
  network.add(CanvasProcessor, 'Canvas').setSize([8, 8])
  network.connect('Volume.volume', 'Planes.volumeInport', 'Planes.planeOutport', 'Clipping.inputPlanes', 'Mesh.mesh', 'Clipping.inputMesh')
  network.connect('Clipping.outputMesh', 'Renderer.geometry', 'Renderer.image', 'Canvas.inport')
  planes.flipPlanes.value = true
  await network.idle()
  expect(planes.planes.data).toEqual(boundaryPlanes(volume, true))
  const positions = await clipping.output.data!.buffer('position')!.read()
  const used = new Set<number>()
  for (const { buffer } of clipping.output.data!.indices)
    for (const index of await buffer.read()) used.add(Number(positions[Number(index) * 3]))
  // The box of the volume ends at 0.5.
  expect(Math.max(...used)).toBeCloseTo(0.5)
})
