import { IndexSet, type IntegralLineSet, identity, type Mesh } from '@ivw/data'
import { definePropertyTypes } from '@ivw/network'
import { expect, test } from 'vitest'
import { BrushingAndLinkingProcessor } from '../data-frame/brushing-and-linking-processor.ts'
import { ColorByProperty } from '../properties/color-by-property.ts'
import { propertyTypes } from '../properties/property-types.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { ImageToSpatialSampler } from './image-to-spatial-sampler.ts'
import { IntegralLineVectorToMesh } from './integral-line-vector-to-mesh.ts'
import { LorenzSystem } from './lorenz-system.ts'
import { PathLines3D } from './path-lines-3d.ts'
import { Seed3Dto4D } from './seed-3d-to-4d.ts'
import { SeedPointGenerator2D } from './seed-point-generator-2d.ts'
import { SeedPointGenerator3D } from './seed-point-generator-3d.ts'
import { StreamLines2D } from './stream-lines-2d.ts'
import { StreamLines3D } from './stream-lines-3d.ts'
import { StreamLinesDeprecated } from './stream-lines-deprecated.ts'
import { VectorFieldGenerator4D } from './vector-field-generator-4d.ts'
import { VolumeSequenceToSpatial4DSampler } from './volume-sequence-to-spatial-4d-sampler.ts'
import { VolumeToSpatialSampler } from './volume-to-spatial-sampler.ts'

/** Lorenz' field, ten seed points, lines and their mesh. */
async function scene() {
  const network = new TestNetwork()
  const lorenz = network.add(LorenzSystem)
  const seeds = network.add(SeedPointGenerator3D)
  const tracer = network.add(StreamLines3D)
  const toMesh = network.add(IntegralLineVectorToMesh)
  network.add(VolumeToSpatialSampler)
  network.connect('LorenzSystem.outport', 'VolumeToSpatialSampler.volume', 'VolumeToSpatialSampler.sampler', 'StreamLines3D.sampler')
  network.connect('SeedPointGenerator3D.seedPoints', 'StreamLines3D.seeds', 'StreamLines3D.lines', 'IntegralLineVectorToMesh.lines')
  tracer.tracing.steps.value = 20
  tracer.tracing.stepSize.value = 0.25
  demand(network, toMesh.mesh)
  await network.idle()
  return { network, lorenz, seeds, tracer, toMesh }
}

async function colorsOf(mesh: Mesh): Promise<number[][]> {
  const numbers = [...(await mesh.buffer('color')!.read())].map(Number)
  return Array.from({ length: numbers.length / 4 }, (_, i) => numbers.slice(i * 4, i * 4 + 4))
}

/** The colour of the first vertex of every line. */
async function lineColors(mesh: Mesh): Promise<number[][]> {
  const colors = await colorsOf(mesh)
  return Promise.all(mesh.indices.map(async ({ buffer }) => colors[Number((await buffer.read())[0])]!))
}

test('from a field to a mesh: red at first, in the space of the field', async () => {
  const { toMesh, lorenz } = await scene()
  const mesh = toMesh.mesh.data!
  expect([mesh.indices.length, mesh.modelMatrix]).toEqual([10, lorenz.velocity.data!.modelMatrix])
  expect(await lineColors(mesh)).toEqual(Array(10).fill([1, 0, 0, 1]))
})

test('what is known of lines can be chosen for colours; their range is told, and nothing runs twice for that', async () => {
  const { network, tracer, toMesh } = await scene()
  expect(toMesh.colorBy.options.map(({ id }) => id)).toEqual(['constant', 'velocity'])
  tracer.measures.property('calculateCurvature')!.setState({ value: true })
  await network.idle()
  expect(toMesh.colorBy.options.map(({ id }) => id)).toEqual(['constant', 'curvature', 'velocity'])
  toMesh.colorBy.selectId('velocity')
  toMesh.property('velocity.scaleBy')!.setState({ value: [0, 800] })
  await network.idle()
  expect(toMesh.isValid).toBe(true)
  expect((toMesh.property('velocity.maxValue')!.state.value as number) > 100).toBe(true)
  expect([toMesh.property('velocity')!.visible, toMesh.property('curvature')!.visible]).toEqual([true, false])
  const speed = ([x, y, z]: Float64Array) => Math.hypot(x!, y!, z!) / 800
  const expected = tracer.lines.data!.lines.map(({ metaData }) => {
    const t = speed(metaData.get('velocity')!.values) * 2
    return (t < 1 ? [t, t, 1 - t, 1] : [1, 2 - t, 0, 1]).map(x => expect.closeTo(x, 5))
  })
  expect(await lineColors(toMesh.mesh.data!)).toEqual(expected)
})

test('a choice that is gone stays with its settings, and comes back', async () => {
  const { network, tracer, toMesh } = await scene()
  const curvature = tracer.measures.property('calculateCurvature')!
  curvature.setState({ value: true })
  await network.idle()
  toMesh.colorBy.selectId('curvature')
  toMesh.property('curvature.loopTF')!.setState({ value: true })
  curvature.setState({ value: false })
  await network.idle()
  expect([toMesh.colorBy.selected, toMesh.property('curvature.loopTF')!.state.value]).toEqual(['constant', true])
})

test('choices come back with the processor, with their settings', async () => {
  const { network, toMesh } = await scene()
  toMesh.colorBy.selectId('velocity')
  toMesh.property('velocity.scaleBy')!.setState({ value: [0, 300] })
  const inverse = network.network.apply([{ kind: 'removeProcessor', identifier: toMesh.identifier }])
  definePropertyTypes(propertyTypes)
  network.network.apply(inverse)
  await network.idle()
  const again = network.network.processors.get(toMesh.identifier) as IntegralLineVectorToMesh
  const choice = again.property('velocity')!
  expect(choice).toBeInstanceOf(ColorByProperty)
  expect((choice as ColorByProperty).scale.range).toEqual([0, 300])
  expect([again.colorBy.selected, again.mesh.data!.indices.length]).toEqual(['velocity', 10])
})

test('other fields along the lines have the names of their processors', async () => {
  const { network, tracer, toMesh } = await scene()
  network.add(VolumeToSpatialSampler, 'vorticity')
  network.connect('LorenzSystem.curl', 'vorticity.volume', 'vorticity.sampler', 'StreamLines3D.annotationSamplers')
  await network.idle()
  expect(tracer.lines.data!.metaDataNames).toEqual(['velocity', 'vorticity'])
  toMesh.output.selectId('ribbons')
  await network.idle()
  expect(toMesh.mesh.data!.indices[0]).toMatchObject({ drawType: 'triangles', connectivity: 'strip' })
})

test('colours of a port by number of the seed, and by place among the lines', async () => {
  const { network, seeds, toMesh } = await scene()
  network.add(Seed3Dto4D).w.value = 1
  network.connect('SeedPointGenerator3D.seedPoints', 'Seed3Dto4D.seed3d_', 'Seed3Dto4D.seed4d_', 'IntegralLineVectorToMesh.colors')
  await network.idle()
  toMesh.colorBy.selectId('portIndex')
  await network.idle()
  const expected = seeds.seeds.data!.map(([x, y, z]) => [x, y, z, 1])
  expect(await lineColors(toMesh.mesh.data!)).toEqual(expected)
})

test('selected lines have the colour of selections, filtered ones are gone', async () => {
  const { network, toMesh } = await scene()
  network.add(BrushingAndLinkingProcessor, 'Brushing')
  expect(toMesh.brushBy.visible).toBe(false)
  network.connect('Brushing.outport', 'IntegralLineVectorToMesh.brushingList')
  toMesh.brushBy.selectId('vectorposition')
  toMesh.colorBy.selectId('velocity')
  toMesh.selectedColor.value = [0, 0.5, 0, 1]
  toMesh.brushing.select(IndexSet.of([1, 2]))
  toMesh.brushing.filter(IndexSet.of([0, 2]))
  await network.idle()
  expect(toMesh.brushBy.visible).toBe(true)
  const colors = await lineColors(toMesh.mesh.data!)
  expect([colors.length, colors[0]]).toEqual([8, [0, 0.5, 0, 1]])
  expect(colors[1]).not.toEqual([0, 0.5, 0, 1])
})

test('seeds in model space mean the same places', async () => {
  const { network, seeds, tracer } = await scene()
  const starts = ({ lines }: IntegralLineSet) => lines.map(({ positions }) => [...positions.subarray(0, 3)].map(x => expect.closeTo(x, 5)))
  seeds.generator.selectId('line')
  seeds.lineStart.value = [0.25, 0.25, 0.25]
  seeds.lineEnd.value = [0.75, 0.75, 0.75]
  await network.idle()
  const before = starts(tracer.lines.data!)
  tracer.tracing.space.selectId('model')
  seeds.lineStart.setState({ min: [-100, -100, -100], max: [100, 100, 100] })
  seeds.lineEnd.setState({ min: [-100, -100, -100], max: [100, 100, 100] })
  seeds.lineStart.value = [-10, -15, 12.5]
  seeds.lineEnd.value = [10, 15, 37.5]
  await network.idle()
  expect(tracer.lines.data!.lines.map(({ positions }) => [...positions.subarray(0, 3)])).toEqual(before)
})

test('the older processor of stream lines takes a volume itself, and tells the greatest velocity', async () => {
  const network = new TestNetwork()
  network.add(LorenzSystem)
  network.add(SeedPointGenerator3D)
  const lines = network.add(StreamLinesDeprecated)
  network.connect(
    'LorenzSystem.outport',
    'StreamLinesDeprecated.vectorvolume',
    'SeedPointGenerator3D.seedPoints',
    'StreamLinesDeprecated.seedpoints',
  )
  demand(network, lines.mesh)
  await network.idle()
  const fastest = lines.lines.data!.lines.flatMap(({ metaData }) => {
    const { values } = metaData.get('velocity')!
    return Array.from({ length: values.length / 3 }, (_, i) => Math.hypot(...values.subarray(i * 3, i * 3 + 3)))
  })
  expect(lines.maxVelocity.value).toBe(String(Number(Math.max(...fastest).toPrecision(6))))
  expect(lines.lines.data!.metaDataNames).toEqual(['curvature', 'tortuosity', 'velocity'])
  const first = lines.mesh.data!.indices[1]!
  expect([...(await first.buffer.read())].slice(0, 2).map(Number)[0]).toBe(0)
})

test('lines of an image lie in the unit square', async () => {
  const network = new TestNetwork()
  network.add(TestImage, 'Image').show(imageOf([3, 3], 'Vec2FLOAT32', () => [1, 0]))
  network.add(SeedPointGenerator2D).generator.selectId('haltonSequence')
  network.add(ImageToSpatialSampler)
  const tracer = network.add(StreamLines2D)
  network.connect('Image.image', 'ImageToSpatialSampler.image', 'ImageToSpatialSampler.sampler', 'StreamLines2D.sampler')
  network.connect('SeedPointGenerator2D.seeds', 'StreamLines2D.seeds')
  demand(network, tracer.lines)
  await network.idle()
  const { lines, modelMatrix } = tracer.lines.data!
  expect([lines.length, modelMatrix]).toEqual([100, identity])
  const [first] = lines
  expect([...first!.positions.subarray(3, 9)]).toEqual([0.5, 1 / 3, 0, 0.501, 1 / 3, 0].map(x => expect.closeTo(x, 6)))
})

test('path lines follow a field that changes in time', async () => {
  const network = new TestNetwork()
  const field = network.add(VectorFieldGenerator4D)
  const seeds = network.add(SeedPointGenerator3D)
  network.add(Seed3Dto4D)
  network.add(VolumeSequenceToSpatial4DSampler)
  const tracer = network.add(PathLines3D)
  field.size.value = [3, 3, 3, 5]
  for (const [property, formula] of [
    [field.x, '1.0'],
    [field.y, 't'],
    [field.z, '0.0'],
  ] as const)
    property.value = formula
  for (const range of [field.xRange, field.yRange, field.zRange]) range.value = [0, 1]
  seeds.generator.selectId('line')
  seeds.count.value = 1
  seeds.lineStart.value = [0.25, 0.25, 0.5]
  tracer.tracing.steps.value = 5
  tracer.tracing.stepSize.value = 0.1
  network.connect('VectorFieldGenerator4D.outport', 'VolumeSequenceToSpatial4DSampler.volumeSequence')
  network.connect('VolumeSequenceToSpatial4DSampler.sampler', 'PathLines3D.sampler')
  network.connect('SeedPointGenerator3D.seedPoints', 'Seed3Dto4D.seed3d_', 'Seed3Dto4D.seed4d_', 'PathLines3D.seeds')
  demand(network, tracer.lines)
  await network.idle()
  const [line] = tracer.lines.data!.lines
  const times = [...line!.metaData.get('timestamp')!.values]
  expect(times.slice(1)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map(t => expect.closeTo(t, 6)))
  // x = x0 + t and y = y0 + t^2 / 2, which the scheme follows exactly.
  const places = Array.from({ length: line!.points }, (_, i) => [...line!.positions.subarray(i * 3, i * 3 + 3)])
  expect(places.slice(1)).toEqual(times.slice(1).map(t => [0.25 + t, 0.25 + (t * t) / 2, 0.5].map(x => expect.closeTo(x, 5))))
})
