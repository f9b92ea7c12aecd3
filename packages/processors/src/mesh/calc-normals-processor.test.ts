import { cubeMesh, withVertexNormals } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { CalcNormalsProcessor } from './calc-normals-processor.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'

test('normals are made by the chosen rule, or the mesh passes through', async () => {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const mesh = cubeMesh({ faceNormals: false })
  network.add(TestMesh, 'Mesh').show(mesh)
  const normals = network.add(CalcNormalsProcessor, 'Normals')
  network.add(MeshRenderProcessor, 'Renderer')
  network.add(CanvasProcessor, 'Canvas').setSize([8, 8])
  network.connect('Mesh.mesh', 'Normals.inport', 'Normals.outport', 'Renderer.geometry', 'Renderer.image', 'Canvas.inport')
  await network.idle()
  const expected = await withVertexNormals(mesh, 'nmax')
  expect(await normals.output.data!.buffer('normal')!.read()).toEqual(await expected.buffer('normal')!.read())
  normals.mode.setState({ selected: 'passThrough' })
  await network.idle()
  expect(normals.output.data).toBe(mesh)
})
