import { CompositeProperty, FloatProperty, type Option, OptionPropertyEnumInt, type PropertyOptions } from '@ivw/network'
import type { Classification, Compositing, GradientMode, RaycastSettings, RenderingType } from '@ivw/render'

function options<T extends string>(names: Readonly<Record<T, string>>): readonly Option<T>[] {
  return Object.entries(names).map(([id, name]) => ({ id, name: name as string, value: id as T }))
}

const level = { invalidationLevel: 'invalidResources' } as const

/** How rays gather what they meet in a volume. */
export class RaycastingProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.RaycastingProperty'
  readonly #rendering: OptionPropertyEnumInt
  readonly #classification: OptionPropertyEnumInt
  readonly #compositing: OptionPropertyEnumInt
  readonly #gradient: OptionPropertyEnumInt
  readonly #samplingRate: FloatProperty

  constructor(identifier: string, displayName: string, more: PropertyOptions = {}) {
    super(identifier, displayName, more)
    const rendering: Record<RenderingType, string> = {
      dvr: 'Direct Volume Rendering',
      dvriso: 'Volume and Isosurfaces',
      iso: 'Isosurfaces',
    }
    this.#rendering = this.addProperty(
      new OptionPropertyEnumInt('renderingType', 'Rendering', options(rendering) as never, 'dvr', {
        ...level,
        help: 'The volume as a coloured medium, iso surfaces in it, or both.',
      }),
    )
    const classification: Record<Classification, string> = {
      none: 'None',
      'transfer-function': 'Transfer Function',
      'voxel-value': 'Voxel Value',
    }
    this.#classification = this.addProperty(
      new OptionPropertyEnumInt('classificationMode', 'Classification', options(classification) as never, 'transfer-function', {
        ...level,
        help: 'How a voxel becomes a colour: its value as grey, through the transfer function, or its four components as they are.',
      }),
    )
    const compositing: Record<Compositing, string> = {
      dvr: 'Direct Volume Rendering',
      mip: 'Maximum Intensity Projection',
      fhp: 'First Hit Points',
      fhn: 'First Hit Normals',
      fhnvs: 'First Hit View Space Normals',
      fhd: 'First Hit Depth',
    }
    this.#compositing = this.addProperty(
      new OptionPropertyEnumInt('compositingMode', 'Compositing', options(compositing) as never, 'dvr', {
        ...level,
        help: 'What a ray makes of its samples: all blended, the most opaque one, or place, normal or distance of the first one that is seen.',
      }),
    )
    const gradient: Record<GradientMode, string> = {
      none: 'None',
      forward: 'Forward Difference',
      backward: 'Backward Difference',
      central: 'Central Difference',
      'central-higher': 'Higher Order Central Difference',
      precomputedXYZ: 'Pre-Computed Gradients (XYZ)',
      precomputedYZW: 'Pre-Computed Gradients (YZW)',
    }
    this.#gradient = this.addProperty(
      new OptionPropertyEnumInt('gradientComputationMode', 'Gradient Computation', options(gradient) as never, 'central', {
        ...level,
        help: 'How the normals for shading are computed, or in which components the volume holds them.',
      }),
    )
    this.#samplingRate = this.addProperty(
      new FloatProperty('samplingRate', 'Sampling rate', 2, {
        min: 1,
        max: 20,
        help: 'Samples per voxel along a ray.',
      }),
    )
  }

  get settings(): Pick<RaycastSettings, 'rendering' | 'classification' | 'compositing' | 'gradient' | 'samplingRate'> {
    return {
      rendering: this.#rendering.selected as RenderingType,
      classification: this.#classification.selected as Classification,
      compositing: this.#compositing.selected as Compositing,
      gradient: this.#gradient.selected as GradientMode,
      samplingRate: this.#samplingRate.value,
    }
  }

  /** Where normals come from. */
  get gradient(): GradientMode {
    return this.#gradient.selected as GradientMode
  }
}
