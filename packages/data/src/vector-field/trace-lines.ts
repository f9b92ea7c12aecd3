import type { Steps } from '../steps.ts'
import { FieldStepper, type StepperOptions, speedOf } from './field-stepper.ts'
import { IntegralLine, type LineMetaData } from './integral-line.ts'
import type { FieldNumbers, SpatialSampler } from './spatial-sampler.ts'

export type StepDirection = 'fwd' | 'bwd' | 'bi'

/** Another field, whose values along the lines are kept under a name. */
export interface LineAnnotation {
  readonly name: string
  readonly sampler: SpatialSampler
}

export interface TraceOptions extends StepperOptions {
  readonly steps: number
  /** Model space; the time of a step in fields that change. */
  readonly stepSize: number
  readonly direction: StepDirection
  readonly annotations?: readonly LineAnnotation[]
}

/** The difference of 1 and the next larger double: slower is standing still. */
const slowest = Number.EPSILON

/**
 * Lines along a field through seed points in data space, in their order; seeds where the field is zero, and lines that do not get
 * anywhere, give none. Yields the share of the seeds that is done. (processors-b spec 12.5)
 */
export function* traceLines(
  sampler: SpatialSampler,
  seeds: readonly FieldNumbers[],
  options: TraceOptions,
): Steps<readonly IntegralLine[]> {
  const tracer = new LineTracer(sampler, options)
  const lines: IntegralLine[] = []
  for (const [index, seed] of seeds.entries()) {
    const line = tracer.trace(seed, index)
    if (line) lines.push(line)
    yield (index + 1) / seeds.length
  }
  return lines
}

/** How many steps are taken backwards and forwards: the way that is not asked for still gets one. */
function stepsEachWay({ steps, direction }: TraceOptions): readonly [backward: number, forward: number] {
  if (direction === 'fwd') return [1, steps + 1]
  if (direction === 'bwd') return [steps + 1, 1]
  const half = Math.floor(steps / 2)
  return [half + 1, steps - half + 1]
}

class LineTracer {
  readonly #sampler: SpatialSampler
  readonly #stepper: FieldStepper
  readonly #annotations: readonly LineAnnotation[]
  readonly #stepSize: number
  readonly #backward: number
  readonly #forward: number
  // Points of a line: the seed lies in the middle, so that neither way has to be turned round.
  readonly #positions: Float64Array
  readonly #velocities: Float64Array
  readonly #times: Float64Array
  readonly #annotated: readonly Float64Array[]
  readonly #place = new Float64Array(4)
  readonly #next = new Float64Array(4)
  readonly #vector = new Float64Array(3)

  constructor(sampler: SpatialSampler, options: TraceOptions) {
    this.#sampler = sampler
    this.#stepper = new FieldStepper(sampler, options)
    this.#annotations = options.annotations ?? []
    this.#stepSize = options.stepSize
    const [backward, forward] = stepsEachWay(options)
    this.#backward = backward
    this.#forward = forward
    const points = backward + 1 + forward
    this.#positions = new Float64Array(points * 3)
    this.#velocities = new Float64Array(points * 3)
    this.#times = new Float64Array(points)
    this.#annotated = this.#annotations.map(() => new Float64Array(points * 3))
  }

  trace(seed: FieldNumbers, index: number): IntegralLine | undefined {
    const start = this.#backward
    this.#sampler.sample(seed, this.#vector)
    if (!(speedOf(this.#vector) >= slowest)) return undefined
    this.#keep(start, seed, this.#vector)
    const first = start - this.#integrate(seed, start, this.#backward, -1)
    const last = start + this.#integrate(seed, start, this.#forward, 1)
    return last > first ? this.#line(index, first, last + 1) : undefined
  }

  /** Answers how many points were added. */
  #integrate(seed: FieldNumbers, start: number, steps: number, way: 1 | -1): number {
    const [place, next] = [this.#place, this.#next]
    place.set(seed)
    for (let n = 0; n < steps; n++) {
      if (!this.#sampler.contains(place)) return n
      this.#stepper.step(place, way * this.#stepSize, next)
      if (!(speedOf(this.#stepper.velocity) >= slowest)) return n
      this.#keep(start + way * (n + 1), next, this.#stepper.velocity)
      place.set(next)
    }
    return steps
  }

  #keep(at: number, position: FieldNumbers, velocity: Float64Array): void {
    const { components } = this.#sampler
    for (let c = 0; c < 3; c++) this.#positions[at * 3 + c] = c < components ? (position[c] as number) : 0
    this.#velocities.set(velocity, at * 3)
    if (this.#sampler.changesInTime) this.#times[at] = position[components] as number
    this.#annotations.forEach(({ sampler }, i) => {
      // A view into the numbers of this point.
      sampler.sample(position, (this.#annotated[i] as Float64Array).subarray(at * 3, at * 3 + 3))
    })
  }

  #line(index: number, first: number, end: number): IntegralLine {
    const vectors = (array: Float64Array): LineMetaData => ({ components: 3, values: array.slice(first * 3, end * 3) })
    const metaData = new Map<string, LineMetaData>([['velocity', vectors(this.#velocities)]])
    if (this.#sampler.changesInTime) metaData.set('timestamp', { components: 1, values: this.#times.slice(first, end) })
    this.#annotations.forEach(({ name }, i) => {
      metaData.set(name, vectors(this.#annotated[i] as Float64Array))
    })
    return new IntegralLine(index, this.#positions.slice(first * 3, end * 3), metaData)
  }
}
