import { MersenneTwister, RandomShapes } from '@ivw/data'
import type { IntProperty } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'
import { RandomMeshGenerator } from './random-mesh-generator.ts'

function generating() {
  const network = new TestNetwork()
  const generator = network.add(RandomMeshGenerator, 'Generator')
  network.add(MeshRenderProcessor, 'Renderer')
  network.add(CanvasProcessor, 'Canvas').setSize([8, 8])
  network.connect('Generator.mesh', 'Renderer.geometry', 'Renderer.image', 'Canvas.inport')
  const counts = (...values: readonly number[]) =>
    ['numberOf_', 'numberOfSpheres_', 'numberOfCylinders_', 'numberOfCones_', 'numberOfToruses'].forEach((id, i) => {
      ;(generator.property(id) as IntProperty).value = values[i]!
    })
  return { network, generator, counts }
}

test('things follow each other in one stream of random numbers', async () => {
  const { network, generator, counts } = generating()
  generator.seed.value = 7
  counts(2, 1, 0, 1, 0)
  await network.idle()
  const shapes = new RandomShapes(new MersenneTwister(7), 1, 1)
  const expected = [shapes.box(), shapes.box(), shapes.sphere(), shapes.cone()]
  const positions = await generator.mesh.data!.buffer('position')!.read()
  expect(positions).toEqual(Float32Array.from(expected.flatMap(shape => shape.vertices.flatMap(vertex => vertex.position))))
  expect(generator.mesh.data!.indices).toHaveLength(4)
})

test('another number of spheres leaves the boxes and starts the stream again', async () => {
  const { network, generator, counts } = generating()
  counts(1, 0, 0, 0, 0)
  await network.idle()
  const boxes = await generator.mesh.data!.buffer('position')!.read()
  counts(1, 1, 0, 0, 0)
  await network.idle()
  const positions = await generator.mesh.data!.buffer('position')!.read()
  expect(positions.slice(0, 72)).toEqual(boxes)
  const first = new RandomShapes(new MersenneTwister(0), 1, 1).sphere()
  expect(positions.slice(72, 75)).toEqual(Float32Array.from(first.vertices[0]!.position))
})

test('every thing has its own number in picking layers', async () => {
  const { network, generator, counts } = generating()
  counts(3, 1, 0, 0, 0)
  generator.enablePicking.value = true
  await network.idle()
  const ids = [...(await generator.mesh.data!.buffer('picking')!.read())]
  // One number was set aside for each of the five kinds.
  expect(ids.filter((id, i) => id !== ids[i - 1])).toEqual([6, 7, 8, 2])
})
