import { defaultCamera, eyeDepth, screenDepth, type Vec3 } from '@ivw/data'
import { float, vec3 } from 'three/tsl'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Gpu } from '../gpu.ts'
import { evaluateNode } from '../testing/evaluate.ts'
import { testGpu } from '../testing/node-gpu.ts'
import { DepthUniforms } from './depth.ts'
import { differences, gradientModes, safeNormalize } from './gradient.ts'
import { defaultLight, LightUniforms, type ShadingMode } from './lighting.ts'
import type { FloatNode, Vec3Node } from './nodes.ts'
import { correctedOpacity, correctOpacity } from './opacity.ts'

let gpu: Gpu
beforeAll(async () => {
  gpu = await testGpu()
})

const number = (x: number): FloatNode => float(x) as FloatNode
const vector = (...v: Vec3): Vec3Node => vec3(...v) as Vec3Node

test('opacity is corrected for the length of a step as on the CPU', async () => {
  const [found] = await evaluateNode(gpu, () => correctedOpacity(number(0.3), number(0.004)))
  expect(found).toBeCloseTo(correctOpacity(0.3, 0.004), 6)
  // Two half steps let through what one whole step does.
  const half = 1 - correctOpacity(0.3, 0.002)
  expect(1 - half * half).toBeCloseTo(correctOpacity(0.3, 0.004), 12)
})

test('depth is converted as on the CPU, for both kinds of cameras', async () => {
  const depth = new DepthUniforms()
  depth.set(defaultCamera)
  const [eye, back] = await evaluateNode(gpu, () => vec3(depth.eye(number(0.95)), depth.screen(number(1.7)), 0) as Vec3Node)
  expect(eye).toBeCloseTo(eyeDepth(defaultCamera, 0.95), 4)
  expect(back).toBeCloseTo(screenDepth(defaultCamera, 1.7), 5)
  depth.set({ ...defaultCamera, type: 'OrthographicCamera', near: 1, far: 5 })
  const [middle, quarter] = await evaluateNode(gpu, () => vec3(depth.eye(number(0.5)), depth.screen(number(2)), 0) as Vec3Node)
  expect([middle, quarter]).toEqual([3, 0.25])
})

describe('a gradient', () => {
  // x^2 + 3y - z, in steps of a tenth.
  const field = {
    value: (p: Vec3Node) => p.x.mul(p.x).add(p.y.mul(3)).sub(p.z) as FloatNode,
    step: (axis: 0 | 1 | 2) => vector(...([0, 1, 2].map(i => (i === axis ? 0.1 : 0)) as unknown as Vec3)),
    spacing: vector(0.2, 0.2, 0.2),
  }
  const expected: Partial<Record<string, Vec3>> = {
    none: [0, 0, 0],
    forward: [1.1 / 2, 1.5, -0.5],
    backward: [0.9 / 2, 1.5, -0.5],
    central: [0.5, 1.5, -0.5],
    'central-higher': [0.5, 1.5, -0.5],
  }
  test.each(gradientModes.filter(mode => mode in expected))('by %s differences', async mode => {
    const found = await evaluateNode(gpu, () => differences(mode, field, vector(0.5, 0.2, 0.1), field.value(vector(0.5, 0.2, 0.1))))
    for (const [i, x] of (expected[mode] as Vec3).entries()) expect(found[i]).toBeCloseTo(x, 4)
  })

  test('of nothing has no direction', async () => {
    expect((await evaluateNode(gpu, () => safeNormalize(vector(0, 0, 0)))).slice(0, 3)).toEqual([0, 0, 0])
  })
})

describe('light', () => {
  const light = {
    ...defaultLight,
    position: [0, 0, 2] as const,
    ambient: [0.1, 0.1, 0.1] as const,
    diffuse: [0.5, 0.5, 0.5] as const,
    specular: [0.3, 0.3, 0.3] as const,
  }
  const shaded = async (mode: ShadingMode, normal: Vec3): Promise<number> => {
    const uniforms = new LightUniforms()
    uniforms.set({ ...light, mode }, defaultCamera)
    const surface = () => ({
      color: vector(0.8, 0.8, 0.8),
      position: vector(0, 0, 0),
      normal: vector(...normal),
      toCamera: vector(0, 0, 1),
    })
    return (await evaluateNode(gpu, () => uniforms.shade(surface())))[0] as number
  }

  test('straight from the front is the sum of its parts', async () => {
    const front: Vec3 = [0, 0, 1]
    expect(await shaded('none', front)).toBeCloseTo(0.8)
    expect(await shaded('ambient', front)).toBeCloseTo(0.08)
    expect(await shaded('diffuse', front)).toBeCloseTo(0.4)
    expect(await shaded('specular', front)).toBeCloseTo(0.3)
    expect(await shaded('phong', front)).toBeCloseTo(0.78)
    expect(await shaded('blinnphong', front)).toBeCloseTo(0.78)
  })

  test('does not reach the back', async () => {
    expect(await shaded('phong', [0, 0, -1])).toBeCloseTo(0.08)
  })

  test('that goes along with the camera stays where it is in the picture', async () => {
    const uniforms = new LightUniforms()
    uniforms.set(
      { ...light, frame: 'view', position: [0, 0, 0], mode: 'diffuse' },
      { ...defaultCamera, lookFrom: [0, 3, 0], lookUp: [0, 0, 1] },
    )
    const [up] = await evaluateNode(gpu, () =>
      uniforms.shade({ color: vector(1, 1, 1), position: vector(0, 0, 0), normal: vector(0, 1, 0), toCamera: vector(0, 1, 0) }),
    )
    expect(up).toBeCloseTo(0.5)
  })
})
