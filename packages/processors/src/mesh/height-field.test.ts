import { defaultCamera, type Image, planeShape, screenDepth, shapeMesh } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { HeightFieldMapper } from '../image/height-field-mapper.ts'
import { Picture } from '../testing/picture.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { HeightFieldRenderGL } from './height-field-render.ts'

const plane = shapeMesh(planeShape([0, 0, 0], [0, 0, 1], 0.8, [4, 4], [1, 0.5, 0, 1]))
/** Seen from (0, 0, 2), upside down: rows of the images run downwards over this plane. */
async function landscape(images: { readonly [port: string]: Image }, set: (renderer: HeightFieldRenderGL) => void) {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  network.add(TestMesh, 'Plane').show(plane)
  const renderer = network.add(HeightFieldRenderGL, 'Terrain')
  renderer.lighting.shadingMode.setState({ selected: 'none' })
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([33, 33])
  network.connect('Plane.mesh', 'Terrain.geometry', 'Terrain.image', 'Canvas.inport')
  for (const [port, image] of Object.entries(images)) {
    network.add(TestImage, port).show(image)
    network.connect(`${port}.image`, `Terrain.${port}`)
  }
  set(renderer)
  return { network, canvas }
}

const half = imageOf([4, 4], 'FLOAT32', x => [x < 2 ? 0 : 0.5])

test('heights move vertices along z', async () => {
  const { network, canvas } = await landscape({ heightfield: half }, ({ heightScale }) => {
    heightScale.value = 2
  })
  expect((await Picture.of(network)).at(0.5, 0.5)).toEqual([255, 128, 0, 255])
  canvas.visibleLayer.selected = 'depth'
  const depth = await Picture.of(network)
  expect(depth.at(0.25, 0.5)[0]).toBeCloseTo(screenDepth(defaultCamera, 2), 5)
  expect(depth.at(0.9, 0.5)[0]).toBeCloseTo(screenDepth(defaultCamera, 1), 5)
})

test('the ground has the colours of the texture, or of its height; without an image those of the vertices', async () => {
  const blue = imageOf([2, 2], 'Vec4UINT8', () => [0, 0, 255, 128])
  const shown = async (images: { readonly [port: string]: Image }, mode: string) =>
    (await Picture.of((await landscape(images, ({ shading }) => shading.setState({ selected: mode }))).network)).at(0.6, 0.5)
  expect(await shown({ texture: blue }, 'shadingColorTex')).toEqual([0, 0, 255, 128])
  expect(await shown({ heightfield: half }, 'shadingHeightField')).toEqual([128, 128, 128, 255])
  expect(await shown({}, 'shadingHeightField')).toEqual([255, 128, 0, 255])
})

test('normals of an image are taken as they are; highlights have the colour of the ground', async () => {
  const lit = async (normal: readonly number[], mode: string) => {
    const normalmap = imageOf([2, 2], 'Vec3FLOAT32', () => [...normal])
    const { network } = await landscape({ normalmap }, ({ lighting }) => {
      lighting.shadingMode.setState({ selected: mode })
    })
    return (await Picture.of(network)).at(0.5, 0.5)
  }
  const [towards, away] = [await lit([0, 0, 1], 'diffuse'), await lit([0, 0, -1], 'diffuse')]
  expect(towards[0]).toBeGreaterThan(100)
  expect(away).toEqual([0, 0, 0, 255])
  const highlight = await lit([0, 0.32, 1], 'specular')
  expect(highlight[0]).toBeGreaterThan(1.8 * highlight[1]!)
  expect(highlight[2]).toBe(0)
})

test('heights of an image, scaled as asked', async () => {
  const network = new TestNetwork()
  network.add(TestImage, 'Source').show(imageOf([2, 1], 'UINT8', x => [x * 255]))
  const mapper = network.add(HeightFieldMapper, 'Mapper')
  network.add(CanvasProcessor, 'Canvas').setSize([4, 4])
  network.connect('Source.image', 'Mapper.image', 'Mapper.heightfield', 'Canvas.inport')
  mapper.scaling.selected = 'scaleRange'
  mapper.range.value = [-1, 3]
  await network.idle()
  const layer = mapper.heights.data!.colorLayers[0]!
  expect([layer.dimensions, layer.format.name, [...(await layer.read())]]).toEqual([[2, 1], 'FLOAT32', [-1, 3]])
  expect([mapper.range, mapper.seaLevel].map(({ visible }) => visible)).toEqual([true, false])
})
