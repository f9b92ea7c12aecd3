import { cubeMesh, fromBasis, identity } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { BasisTransformGeometry } from './basis-transform-geometry.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'

test('the mesh keeps its own box until another one is set', async () => {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const transform = network.add(BasisTransformGeometry, 'Transform')
  network.add(MeshRenderProcessor, 'Renderer')
  network.add(CanvasProcessor, 'Canvas').setSize([8, 8])
  const own = fromBasis([2, 0, 0], [0, 3, 0], [0, 0, 4])
  network.add(TestMesh, 'Mesh').show(cubeMesh({ modelMatrix: own, worldMatrix: fromBasis([1, 0, 0], [0, 1, 0], [0, 0, 1], [9, 0, 0]) }))
  network.connect('Mesh.mesh', 'Transform.inport', 'Transform.outport', 'Renderer.geometry', 'Renderer.image', 'Canvas.inport')
  await network.idle()
  expect(transform.output.data!.modelMatrix).toEqual(own)
  expect(transform.basis.b.value).toEqual([0, 3, 0])
  transform.basis.override.value = true
  transform.basis.overrideModel.value = identity
  await network.idle()
  expect(transform.output.data!.modelMatrix).toEqual(identity)
  expect(transform.output.data!.worldMatrix[12]).toBe(9)
})
