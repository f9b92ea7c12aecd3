import { attribute, bufferOf, cubeMesh, Mesh, placedInView, translation } from '@ivw/data'
import type { MeshOutport, Processor, ProcessorInfo } from '@ivw/network'
import { expect, test } from 'vitest'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { CameraFrustum } from './camera-frustum.ts'
import { MeshColorFromNormals } from './mesh-color-from-normals.ts'
import { MeshMapping } from './mesh-mapping.ts'
import { OrientationIndicator } from './orientation-indicator.ts'
import { TrianglesToWireframe } from './triangles-to-wireframe.ts'
import { WorldTransformMeshDeprecated } from './world-transform-mesh.ts'

type ProcessorType<P extends Processor> = { readonly info: ProcessorInfo; new (identifier?: string): P }

/** What a processor makes of a mesh, or of nothing, and another look at it after changes. */
async function changed<P extends Processor>(type: ProcessorType<P>, mesh?: Mesh) {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const processor = network.add(type, 'Change')
  if (mesh) {
    network.add(TestMesh, 'Mesh').show(mesh)
    network.connect('Mesh.mesh', processor.inports[0]!.path)
  }
  demand(network, processor.outports[0]!)
  const result = async (): Promise<Mesh> => {
    await network.idle()
    return (processor.outports[0] as MeshOutport).data as Mesh
  }
  await result()
  return { processor, result }
}

const cube = cubeMesh({ faceNormals: true })
const colors = async (mesh: Mesh) => [...(await mesh.buffer('color')!.read())]

test('a mesh is coloured by the chosen numbers of its vertices', async () => {
  const mesh = new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(0, 5, 0, 0, 7, 0))),
      attribute('radii', bufferOf('FLOAT32', Float32Array.of(1, 3))),
    ],
  })
  const { processor, result } = await changed(MeshMapping, mesh)
  const red = async () => (await colors(await result())).filter((_, i) => i % 4 === 0)
  expect(processor.buffer.options.map(({ id, name }) => `${id} ${name}`)).toEqual([
    'buffer1 Position (Buffer 1)',
    'buffer2 Radii (Buffer 2)',
  ])
  processor.component.selected = 'component2'
  expect(await red()).toEqual([0, 1])
  expect(processor.dataRange.value).toEqual([5, 7])
  processor.useCustomRange.value = true
  processor.customRange.value = [5, 9]
  expect(await red()).toEqual([0, 0.5])
  processor.buffer.selected = 'buffer2'
  processor.useCustomRange.value = false
  await result()
  expect([processor.component.options.length, processor.component.selected, processor.dataRange.value]).toEqual([1, 'component1', [1, 3]])
  processor.enabled.value = false
  expect(await result()).toBe(mesh)
})

test('normals become colours', async () => {
  const { processor, result } = await changed(MeshColorFromNormals, cube)
  const normals = [...(await cube.buffer('normal')!.read())]
  expect(await colors(await result())).toEqual(normals)
  processor.transform.setState({ selected: 'abs' })
  expect(await colors(await result())).toEqual(normals.map(Math.abs))
})

test('edges of triangles become lines', async () => {
  const { result } = await changed(TrianglesToWireframe, cube)
  const [lines] = (await result()).indices
  expect([lines!.drawType, lines!.buffer.length]).toEqual(['lines', 12 * 6])
})

test('a simple transformation sets the matrix; another matrix counts as user defined', async () => {
  const { processor, result } = await changed(WorldTransformMeshDeprecated, cube.with({ worldMatrix: translation([1, 0, 0]) }))
  processor.translation.value = [0, 2, 0]
  expect((await result()).worldMatrix).toEqual(translation([1, 2, 0]))
  processor.type.selected = 'scale'
  processor.scale.value = [3, 3, 3]
  expect((await result()).worldMatrix.filter((_, i) => i % 5 === 0)).toEqual([3, 3, 3, 1])
  expect([processor.translation.visible, processor.scale.visible]).toEqual([false, true])
  processor.matrix.value = translation([0, 0, 5])
  expect(processor.type.selected).toBe('user')
  expect((await result()).worldMatrix).toEqual(translation([1, 0, 5]))
})

test('a camera and the axes are shown as meshes', async () => {
  const frustum = await changed(CameraFrustum)
  frustum.processor.color.value = [0, 1, 0, 1]
  expect((await colors(await frustum.result())).slice(0, 4)).toEqual([0, 1, 0, 1])
  const { processor, result } = await changed(OrientationIndicator)
  const first = await result()
  expect(first.modelMatrix).toEqual(placedInView(processor.camera.value, processor.viewCoords.value, processor.scale.value))
  processor.locationType.setState({ selected: '3d' })
  processor.offset.value = [1, 2, 3]
  const moved = await result()
  expect(moved.modelMatrix.slice(12, 15)).toEqual([1, 2, 3])
  expect(moved.buffers).toBe(first.buffers)
})
