import type { TraceOptions } from '@ivw/data'
import { BoolProperty, CompositeProperty, FloatProperty, IntProperty, OptionPropertyEnumInt, type PropertyOptions } from '@ivw/network'

export type SeedSpace = 'data' | 'model' | 'world'

const directions = [
  { id: 'fwd', name: 'Forward', value: 'fwd' },
  { id: 'bwd', name: 'Backwards', value: 'bwd' },
  { id: 'bi', name: 'Bi Directional', value: 'bi' },
] as const
const schemes = [
  { id: 'euler', name: 'Euler', value: 'euler' },
  { id: 'rk4', name: 'Runge-Kutta (RK4)', value: 'rk4' },
] as const
const spaces = [
  { id: 'data', name: 'Data', value: 'data' },
  { id: 'model', name: 'Model', value: 'model' },
  { id: 'world', name: 'World', value: 'world' },
] as const

export interface LineTracingOptions extends PropertyOptions {
  /** Whether steps are of one length at first; default true. */
  readonly normalizes?: boolean | undefined
}

/** How lines follow a field. */
export class LineTracingProperty extends CompositeProperty {
  readonly steps = this.addProperty(
    new IntProperty('steps', 'Number of Steps', 100, { min: 1, max: 1000, help: 'Steps of a line, both ways together.' }),
  )
  readonly stepSize = this.addProperty(
    new FloatProperty('stepSize', 'Step Size', 0.001, {
      min: 0.001,
      max: 1,
      increment: 0.0001,
      help: 'Length of a step in model space, or the time that it takes where steps are not of one length.',
    }),
  )
  readonly direction = this.addProperty(
    new OptionPropertyEnumInt<(typeof directions)[number]['value']>('stepDirection', 'Step Direction', directions, 'fwd', {
      help: 'Where lines go from the seed points: with the field, against it, or half of the steps each way.',
    }),
  )
  readonly scheme = this.addProperty(
    new OptionPropertyEnumInt<(typeof schemes)[number]['value']>('integrationScheme', 'Integration Scheme', schemes, 'rk4', {
      help: '**Euler** goes straight on from step to step. **Runge-Kutta** looks ahead, which follows bends more exactly.',
    }),
  )
  readonly space = this.addProperty(
    new OptionPropertyEnumInt<SeedSpace>('seedPointsSpace', 'Seed Points Space', spaces, 'data', {
      help: 'What the coordinates of seed points mean. **Data**: from 0 to 1 in the box of the field.',
    }),
  )
  readonly normalizes: BoolProperty

  constructor(identifier: string, displayName: string, { normalizes = true, ...options }: LineTracingOptions = {}) {
    super(identifier, displayName, { help: 'How lines follow the field.', ...options })
    this.normalizes = this.addProperty(
      new BoolProperty('normalizeSamples', 'Normalize Samples', normalizes, {
        help: 'All steps are of one length; otherwise they are longer where the field is faster.',
      }),
    )
  }

  get options(): TraceOptions {
    return {
      steps: this.steps.value,
      stepSize: this.stepSize.value,
      direction: this.direction.value,
      scheme: this.scheme.value,
      normalizes: this.normalizes.value,
    }
  }
}

/** Those of the older processor of stream lines. */
export class StreamLineProperties extends LineTracingProperty {
  static override readonly classIdentifier = 'org.inviwo.StreamLineProperties'
}

/** Those of the older processor of path lines. */
export class PathLineProperties extends LineTracingProperty {
  static override readonly classIdentifier = 'org.inviwo.PathLineProperties'
  readonly startTime: FloatProperty

  constructor(identifier: string, displayName: string, options: LineTracingOptions = {}) {
    super(identifier, displayName, { normalizes: false, ...options })
    this.startTime = this.addProperty(new FloatProperty('startT', 'Start time', 0, { min: 0, max: 1, help: 'When lines begin.' }))
  }
}
