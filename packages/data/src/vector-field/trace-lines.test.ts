import { describe, expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { fromBasis, identity, type Mat4 } from '../matrix.ts'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import { completed } from '../steps.ts'
import { Volume } from '../volume.ts'
import type { IntegralLineSet } from './integral-line.ts'
import { lorenzField } from './lorenz-field.ts'
import { randomPoints3D } from './seed-points.ts'
import { type FieldNumbers, SpatialSampler } from './spatial-sampler.ts'
import { traceLineSet } from './trace-line-set.ts'
import { type TraceOptions, traceLines } from './trace-lines.ts'
import { VolumeSampler } from './volume-sampler.ts'

/** A field that is known exactly, zero outside of the box. */
class Formula extends SpatialSampler {
  readonly #formula: (x: number, y: number, z: number, t: number) => readonly number[]

  constructor(formula: (x: number, y: number, z: number, t: number) => readonly number[], modelMatrix: Mat4 = identity, inTime = false) {
    super(3, inTime, { modelMatrix, worldMatrix: identity })
    this.#formula = formula
  }

  override sample(position: FieldNumbers, vector: Float64Array): void {
    const [x, y, z, t] = [0, 1, 2, 3].map(i => position[i] ?? 0) as [number, number, number, number]
    vector.set(this.contains(position) ? this.#formula(x, y, z, t) : [0, 0, 0])
  }

  override get description(): string {
    return 'formula'
  }
}

const usual: TraceOptions = { steps: 4, stepSize: 0.1, direction: 'fwd', scheme: 'rk4', normalizes: false }
const right = new Formula(() => [1, 0, 0])
const close = (numbers: readonly number[]) => numbers.map(x => expect.closeTo(x, 6))

function trace(sampler: SpatialSampler, seed: readonly number[], options: Partial<TraceOptions> = {}) {
  const [line] = completed(traceLines(sampler, [seed], { ...usual, ...options }))
  return line
}

function xsOf(sampler: SpatialSampler, seed: readonly number[], options: Partial<TraceOptions> = {}): number[] {
  return [...(trace(sampler, seed, options)?.positions ?? [])].filter((_, i) => i % 3 === 0)
}

describe('steps', () => {
  test.each([
    ['fwd', [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]],
    ['bwd', [-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    ['bi', [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]],
  ] as const)('%s: the other way gets one, too', (direction, expected) => {
    expect(xsOf(right, [0.4, 0.5, 0.5], { direction, scheme: 'euler' })).toEqual(close(expected))
  })

  test('a line may leave the box by one step, for which the field is zero outside', () => {
    expect(xsOf(right, [0.85, 0.5, 0.5], { scheme: 'euler' })).toEqual(close([0.75, 0.85, 0.95, 1.05]))
    expect(xsOf(right, [0.85, 0.5, 0.5])).toEqual(close([0.75, 0.85, 0.95, 0.95 + 0.1 * (5 / 6)]))
  })

  test('of one length in model space, or as long as the field is fast', () => {
    const fast = new Formula(() => [8, 0, 0], fromBasis([2, 0, 0], [0, 1, 0], [0, 0, 1]))
    expect(xsOf(fast, [0.5, 0.5, 0.5], { normalizes: true, steps: 1 })).toEqual(close([0.45, 0.5, 0.55, 0.6]))
    expect(xsOf(fast, [0.5, 0.5, 0.5], { steps: 1, scheme: 'euler' })).toEqual(close([0.1, 0.5, 0.9, 1.3]))
  })

  test('where the field stands still there is no line, and one that gets there ends', () => {
    expect(trace(new Formula(() => [0, 0, 0]), [0.5, 0.5, 0.5])).toBeUndefined()
    const ending = new Formula(x => (x < 0.55 ? [1, 0, 0] : [0, 0, 0]))
    expect(xsOf(ending, [0.4, 0.5, 0.5], { scheme: 'euler' })).toEqual(close([0.3, 0.4, 0.5, 0.6]))
  })

  test('of fourth order stay on a circle, Euler leaves it', () => {
    const turning = new Formula((x, y) => [0.5 - y, x - 0.5, 0])
    const radius = (options: Partial<TraceOptions>) => {
      const { positions } = trace(turning, [0.7, 0.5, 0.5], { steps: 20, ...options }) as { positions: Float64Array }
      return Math.hypot((positions.at(-3) as number) - 0.5, (positions.at(-2) as number) - 0.5)
    }
    expect(radius({})).toBeCloseTo(0.2, 6)
    expect(radius({ scheme: 'euler' })).toBeCloseTo(0.2 * Math.hypot(1, 0.1) ** 21, 6)
  })
})

test('what is known of points: the velocity where the step to them began, times, values of other fields', () => {
  const rising = new Formula((x, _y, _z, t) => [1 + x, 0, t], identity, true)
  const annotations = [{ name: 'place', sampler: new Formula((x, y, z, t) => [x + y + z, t, 0], identity, true) }]
  const line = trace(rising, [0.5, 0.25, 0, 2], { scheme: 'euler', steps: 1, direction: 'bwd', annotations })
  const known = (name: string) => [...(line?.metaData.get(name)?.values ?? [])]
  expect([...(line?.metaData.keys() ?? [])]).toEqual(['velocity', 'timestamp', 'place'])
  // The second step backwards begins below the box, where the field is not known.
  expect(known('timestamp')).toEqual(close([1.9, 2, 2.1]))
  expect(known('velocity')).toEqual(close([1.5, 0, 2, 1.5, 0, 2, 1.5, 0, 2]))
  expect(known('place').slice(3)).toEqual(close([0.75, 2, 0, 0.5 + 0.15 + 0.25 + 0.2, 2.1, 0]))
})

test("Lorenz' field: velocities and curvatures of Inviwo", () => {
  const { velocity } = completed(
    lorenzField([32, 32, 32], {
      rho: 28,
      sigma: 10,
      beta: 8 / 3,
      ranges: [
        [-20, 20],
        [-30, 30],
        [0, 50],
      ],
    }),
  )
  const modelMatrix = fromBasis([40, 0, 0], [0, 60, 0], [0, 0, 50], [-20, -30, 0])
  const volume = new Volume({ dimensions: [32, 32, 32], format: formatByName('Vec3FLOAT32'), source: memory(velocity), modelMatrix })
  const options = { ...usual, steps: 300, stepSize: Math.fround(0.23776302), normalizes: true, curvature: true, tortuosity: true }
  const seeds = randomPoints3D(100, new MersenneTwister(1))
  const set = completed(traceLineSet(new VolumeSampler(volume, velocity), seeds, options))
  expect([set.lines.length, set.metaDataNames]).toEqual([100, ['curvature', 'tortuosity', 'velocity']])
  // As Inviwo saved them with a picture of these lines.
  const [slowest, fastest] = rangeOf(set, 'velocity')
  expect(slowest / 7.2658879303290673).toBeCloseTo(1, 5)
  expect(fastest / 781.64712405404157).toBeCloseTo(1, 6)
  const [straightest, most] = rangeOf(set, 'curvature')
  expect(straightest / 0.0029332202441181513).toBeCloseTo(1, 5)
  expect(most / 1.6634608807307065).toBeCloseTo(1, 5)
  expect(rangeOf(set, 'tortuosity')[0]).toBe(1)
})

function rangeOf({ lines }: IntegralLineSet, name: string): [number, number] {
  const amounts = lines.flatMap(({ metaData }) => {
    const { components, values } = metaData.get(name) as { components: number; values: Float64Array }
    return Array.from({ length: values.length / components }, (_, i) =>
      Math.hypot(...values.subarray(i * components, (i + 1) * components)),
    )
  })
  return [amounts.reduce((a, b) => Math.min(a, b)), amounts.reduce((a, b) => Math.max(a, b))]
}
