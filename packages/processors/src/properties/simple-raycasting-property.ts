import { CompositeProperty, FloatProperty, OptionPropertyString, type PropertyOptions } from '@ivw/network'
import type { Classification, Compositing, GradientMode } from '@ivw/render'

const level = { invalidationLevel: 'invalidResources' } as const
const choices = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([id, name]) => ({ id, name, value: id }))

/** How rays gather what they meet in a volume; for raycasters of one way of rendering. */
export class SimpleRaycastingProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.SimpleRaycastingProperty'
  readonly classification: OptionPropertyString
  readonly compositing: OptionPropertyString
  readonly #gradient: OptionPropertyString
  readonly samplingRate: FloatProperty
  readonly isoValue: FloatProperty

  constructor(identifier: string, displayName: string, more: PropertyOptions = {}) {
    super(identifier, displayName, more)
    const classifications = choices({ none: 'None', 'transfer-function': 'Transfer Function', 'voxel-value': 'Voxel Value' })
    this.classification = this.addProperty(
      new OptionPropertyString('classificationMode', 'Classification', classifications, 'transfer-function', {
        ...level,
        help: 'How a voxel becomes a colour.',
      }),
    )
    const compositings = choices({
      dvr: 'Direct Volume Rendering',
      mip: 'Maximum Intensity Projection',
      fhp: 'First Hit Points',
      fhn: 'First Hit Normals',
      fhnvs: 'First Hit View Space Normals',
      fhd: 'First Hit Depth',
      iso: 'Isosurface Rendering',
      ison: 'Isosurface Normals',
    })
    this.compositing = this.addProperty(
      new OptionPropertyString('compositingMode', 'Compositing', compositings, 'dvr', {
        ...level,
        help: 'What a ray makes of its samples.',
      }),
    )
    const gradients = choices({
      none: 'None',
      forward: 'Forward Difference',
      backward: 'Backward Difference',
      central: 'Central Difference',
      'central-higher': 'Higher Order Central Difference',
    })
    this.#gradient = this.addProperty(
      new OptionPropertyString('gradientComputationMode', 'Gradient Computation', gradients, 'central', {
        ...level,
        help: 'How the normals for shading are computed.',
      }),
    )
    this.samplingRate = this.addProperty(
      new FloatProperty('samplingRate', 'Sampling rate', 2, { min: 1, max: 10, help: 'Samples per voxel along a ray.' }),
    )
    this.isoValue = this.addProperty(
      new FloatProperty('isoValue', 'ISO Value', 0.5, {
        min: 0,
        max: 1,
        increment: 0.01,
        help: 'Value of the surface, from 0 to 1 over the data range.',
      }),
    )
  }

  get gradient(): GradientMode {
    return this.#gradient.selected as GradientMode
  }

  get settings(): {
    readonly classification: Classification
    /** `iso` and `ison` show what is close to the iso value only. */
    readonly compositing: Compositing | 'iso' | 'ison'
    readonly gradient: GradientMode
    readonly samplingRate: number
    readonly isoValue: number
  } {
    return {
      classification: this.classification.selected as Classification,
      compositing: this.compositing.selected as Compositing | 'iso' | 'ison',
      gradient: this.gradient,
      samplingRate: this.samplingRate.value,
      isoValue: this.isoValue.value,
    }
  }
}
