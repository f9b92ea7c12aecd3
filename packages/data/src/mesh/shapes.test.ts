import { expect, test } from 'vitest'
import { scaling } from '../matrix.ts'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import { cross, distance, dot, length, normalize, subtract, type Vec3, type Vec4 } from '../vector.ts'
import { boxShape, lineBox, stripBox } from './box-shapes.ts'
import { diskShape, planeShape } from './flat-shapes.ts'
import { RandomShapes } from './random-shapes.ts'
import { randomSpheres } from './random-spheres.ts'
import { arrowShape, coneShape, coordinateAxes, cylinderShape, torusShape } from './round-shapes.ts'
import { joined, type Shape, shapeMesh } from './shape.ts'
import { octantColor, octantSphere, ringSphere } from './sphere-shapes.ts'

const red: Vec4 = [1, 0, 0, 1]

/** Corners of the triangles of plain lists. */
function trianglesOf({ vertices, lists }: Shape): Vec3[][] {
  const found: Vec3[][] = []
  for (const { connectivity, indices } of lists) {
    expect(connectivity).toBe('none')
    for (let i = 0; i < indices.length; i += 3) found.push([0, 1, 2].map(k => vertices[indices[i + k]!]!.position))
  }
  return found
}

const facing = ([a, b, c]: readonly Vec3[]): Vec3 => cross(subtract(b!, a!), subtract(c!, a!))
const area = (shape: Shape): number => trianglesOf(shape).reduce((sum, triangle) => sum + length(facing(triangle)) / 2, 0)
const volume = (shape: Shape): number => trianglesOf(shape).reduce((sum, [a, b, c]) => sum + dot(a!, cross(b!, c!)) / 6, 0)

test('octants make a closed ball whose triangles face outwards', () => {
  const ball = octantSphere([0, 0, 0], 1, octantColor)
  expect(ball.vertices).toHaveLength(8 * 37)
  expect(trianglesOf(ball)).toHaveLength(8 * 49)
  for (const triangle of trianglesOf(ball)) expect(dot(facing(triangle), triangle[0]!)).toBeGreaterThan(0)
  expect(volume(ball)).toBeCloseTo((4 / 3) * Math.PI, 0)
  expect(ball.vertices[0]!.color).toEqual([0, 0, 0, 1])
  expect(ball.vertices.at(-1)!.color).toEqual([1, 1, 1, 1])
})

test('a sphere of rings has one strip a ring and its positions as colours', () => {
  const { vertices, lists } = ringSphere(0.5, [8, 4])
  expect(vertices).toHaveLength(9 * 5)
  expect(lists).toHaveLength(4)
  expect(lists[1]!.indices.slice(0, 4)).toEqual([9, 18, 10, 19])
  for (const { position, color } of vertices) {
    expect(length(position)).toBeCloseTo(0.5)
    expect(color).toEqual([...position, 1])
  }
})

test('a box faces inwards and scales its normals', () => {
  const box = boxShape(scaling([2, 3, 4]), red)
  expect(volume(box)).toBeCloseTo(-24)
  expect(box.vertices[0]!.normal).toEqual([0, 0, -4])
  const [strip] = stripBox([0, 0, 0], [1, 2, 3]).lists
  expect([strip!.connectivity, strip!.indices.length]).toEqual(['strip', 14])
  expect(stripBox([0, 0, 0], [1, 2, 3]).vertices[7]!.position).toEqual([1, 2, 3])
})

test('every line of a line box is an edge of the cube, each of them once', () => {
  const { vertices, lists } = lineBox(red)
  const { indices } = lists[0]!
  const edges = new Set<string>()
  for (let i = 0; i < indices.length; i += 2) {
    const [a, b] = [vertices[indices[i]!]!.position, vertices[indices[i + 1]!]!.position]
    expect(distance(a, b)).toBe(1)
    edges.add([a.join(''), b.join('')].sort().join('-'))
  }
  expect(edges.size).toBe(12)
})

test('a plane is as large as asked, stretched by the length of its normal', () => {
  expect(area(planeShape([1, 2, 3], [0, 0, 1], 2, [4, 3], red))).toBeCloseTo(4)
  expect(area(planeShape([1, 2, 3], [0, 0, 5], 2, [4, 3], red))).toBeCloseTo(20)
  const corner = planeShape([0, 0, 0], [0, 0, 1], 2, [1, 1], red).vertices[0]!
  expect(corner.position).toEqual([-1, 1, 0])
})

test('disks, cones and cylinders have the areas of their polygons', () => {
  const segments = 256
  const pin = { start: [0, 0, 0], stop: [0, 0, 3], radius: 2, segments, color: red } as const
  expect(area(diskShape([0, 0, 0], [1, 2, 3], 2, segments, red))).toBeCloseTo(4 * Math.PI, 1)
  expect(area(coneShape(pin))).toBeCloseTo(Math.PI * 2 * Math.hypot(2, 3), 1)
  expect(volume(cylinderShape(pin))).toBeCloseTo(12 * Math.PI, 0)
  expect(cylinderShape(pin).lists).toHaveLength(3)
  const sideways = coneShape({ ...pin, stop: [4, 0, 3] }).vertices[1]!
  expect(length(sideways.normal)).toBeCloseTo(1)
})

test('an arrow ends in a head of twice its radius', () => {
  const arrow = arrowShape({ start: [0, 0, 0], stop: [10, 0, 0], radius: 1, segments: 8, color: red })
  const reach = (x: number) =>
    Math.max(...arrow.vertices.filter(v => Math.abs(v.position[0] - x) < 1e-9).map(v => Math.hypot(v.position[1], v.position[2])))
  expect(reach(0)).toBeCloseTo(1)
  expect(reach(8.5)).toBeCloseTo(2)
  expect(reach(10)).toBeCloseTo(0)
  expect(arrow.lists).toHaveLength(5)
  expect(coordinateAxes([0, 0, 0], 1).lists).toHaveLength(16)
})

test('a torus keeps its distance from the ring', () => {
  const up = normalize([1, 1, 0])
  const { vertices } = torusShape({ center: [1, 2, 3], up, ringRadius: 2, tubeRadius: 0.5, segments: [16, 8], color: red })
  for (const { position, normal } of vertices) {
    const from = subtract(position, [1, 2, 3])
    const height = dot(from, up)
    expect(Math.hypot(Math.hypot(length(subtract(from, [up[0] * height, up[1] * height, up[2] * height])) - 2), height)).toBeGreaterThan(0)
    const across = Math.sqrt(dot(from, from) - height * height)
    expect(Math.hypot(across - 2, height)).toBeCloseTo(0.5)
    expect(length(normal)).toBeCloseTo(1)
  }
})

test('joined shapes keep their lists, with shifted numbers', () => {
  const both = joined([lineBox(red), diskShape([0, 0, 0], [0, 0, 1], 1, 3, red)])
  expect(both.vertices).toHaveLength(12)
  expect(both.lists[1]!.indices).toEqual([8, 9, 10, 8, 10, 11, 8, 11, 9])
  const mesh = shapeMesh(both, { picking: new Array(12).fill(7) })
  expect(mesh.buffers.map(({ type }) => type)).toEqual(['position', 'normal', 'texcoord', 'color', 'picking'])
})

test('random shapes draw their numbers in the order of Inviwo', () => {
  const draws = new MersenneTwister(3)
  const draw = (low: number, high: number): number => draws.float(low, high)
  const start = [draw(-2, 2), draw(-2, 2), draw(-2, 2)]
  const reach = 0.5 * draw(0.1, 1)
  const direction = normalize([draw(0, 1), draw(0, 1), draw(0, 1)])
  const radius = 0.5 * draw(0.1, 1)
  const color = [draw(0.5, 1), draw(0.5, 1), draw(0.5, 1), 1]
  const { vertices } = new RandomShapes(new MersenneTwister(3), 2, 0.5).cone()
  const tip = vertices[2]!
  expect(tip.color).toEqual(color)
  for (const i of [0, 1, 2]) expect(tip.position[i]).toBeCloseTo(start[i]! + 10 * reach * direction[i]!)
  expect(distance(vertices[0]!.position, start as unknown as Vec3)).toBeCloseTo(radius)
})

test('random spheres fill a grid, x fastest', async () => {
  const mesh = randomSpheres({ extent: 2, size: 1, grid: [2, 2, 1], jiggle: false, seed: 5, firstPickingId: 9 })
  expect([...(await mesh.buffer('position')!.read())]).toEqual([-2, -2, -2, 0, -2, -2, -2, 0, -2, 0, 0, -2])
  const draws = new MersenneTwister(5)
  const first = [draws.float(0.5, 1), draws.float(0.5, 1), draws.float(0.5, 1), 1]
  expect([...(await mesh.buffer('color')!.read())].slice(0, 4)).toEqual(first)
  expect((await mesh.buffer('radii')!.read())[0]).toBe(Math.fround(draws.float(0.1, 1)))
  expect([...(await mesh.buffer('picking')!.read())]).toEqual([9, 10, 11, 12])
  const moved = await randomSpheres({ extent: 2, size: 1, grid: [1, 1, 1], jiggle: true, seed: 5 })
    .buffer('position')!
    .read()
  expect(moved[0]).toBeCloseTo(new MersenneTwister(5).float(-0.5, 0.5) * 4 - 2)
})
