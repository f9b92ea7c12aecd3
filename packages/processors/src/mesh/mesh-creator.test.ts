import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { MeshCreator } from './mesh-creator.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'

async function drawn(kind: string, set: (creator: MeshCreator) => void = () => {}) {
  const network = new TestNetwork()
  const creator = network.add(MeshCreator, 'Creator')
  const renderer = network.add(MeshRenderProcessor, 'Renderer')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([32, 32])
  network.connect('Creator.outport', 'Renderer.geometry', 'Renderer.image', 'Canvas.inport')
  creator.meshType.setState({ selected: kind })
  renderer.lighting.shadingMode.setState({ selected: 'none' })
  set(creator)
  await network.idle()
  return { network, creator, image: renderer.image.data! }
}

test('every shape of the list is made and seen', async () => {
  for (const { id } of new MeshCreator().meshType.state.options) {
    const { image } = await drawn(id, creator => {
      creator.position2.value = [1, 0.5, 0.5]
    })
    const colors = await image.colorLayers[0]!.read()
    expect([id, colors.some(value => value !== 0)]).toEqual([id, true])
  }
})

test('the middle of a ball of octants has the colours of the signs', async () => {
  const { image } = await drawn('colorsphere')
  const colors = await image.colorLayers[0]!.read()
  const at = (x: number, y: number) => [...colors.slice((y * 32 + x) * 4, (y * 32 + x) * 4 + 4)]
  expect(at(18, 18)).toEqual([255, 255, 255, 255])
  expect(at(13, 18)).toEqual([0, 255, 255, 255])
  expect(at(18, 13)).toEqual([255, 0, 255, 255])
})

test('with picking, every vertex has the number of the shape', async () => {
  const { creator, network } = await drawn('plane')
  expect(creator.mesh.data!.buffer('picking')).toBeUndefined()
  creator.enablePicking.value = true
  await network.idle()
  expect(new Set(await creator.mesh.data!.buffer('picking')!.read())).toEqual(new Set([1]))
})

test('only properties that the shape uses are shown', () => {
  const creator = new MeshCreator()
  const shown = () => creator.properties.filter(property => property.visible).map(property => property.identifier)
  expect(shown()).toEqual(['meshType', 'scale', 'res', 'enablePicking', 'camera'])
  creator.meshType.setState({ selected: 'torus' })
  expect(shown()).toEqual(['meshType', 'position1', 'torusRadius1_', 'torusRadius2_', 'color', 'res', 'enablePicking', 'camera'])
})

test.each([
  ['sphere', 'position texcoord color normal'],
  ['cube', 'position texcoord color'],
  ['linecubeadjacency', 'position texcoord color'],
  ['cube_basic_mesh', 'position normal texcoord color'],
  ['torus', 'position normal texcoord color'],
])('the buffers of a %s have the numbers that Mesh Mapping stores in workspaces', (kind, order) => {
  const creator = new MeshCreator()
  creator.meshType.setState({ selected: kind })
  creator.process()
  expect(creator.mesh.data!.buffers.map(({ type }) => type).join(' ')).toBe(order)
})
