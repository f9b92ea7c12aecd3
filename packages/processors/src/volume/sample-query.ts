import { clamp, normalized, plainNumbers, type Vec3, type Vec4, type Volume } from '@ivw/data'
import { BoolCompositeProperty, FloatVec4Property } from '@ivw/network'
import { unbounded } from '../properties/ordinal-options.ts'

const shown = {
  ...unbounded,
  min: 0,
  max: 1,
  readOnly: true,
  serializationMode: 'none',
  invalidationLevel: 'valid',
  semantics: 'Text',
} as const
const nothing: Vec4 = [-Infinity, -Infinity, -Infinity, -Infinity]

/** Shows what a volume holds at a place (processors-b spec 5.1): -infinity outside of it, and while the box is not checked. */
export class SampleQueryProperty extends BoolCompositeProperty {
  readonly #normalized = this.addProperty(
    new FloatVec4Property('normalizedSample', 'Normalized Volume Sample', nothing, {
      ...shown,
      help: 'The components of the voxel as shares of the data range.',
    }),
  )
  readonly #sample = this.addProperty(
    new FloatVec4Property('volumeSample', 'Volume Sample', nothing, { ...shown, help: 'The components of the voxel, as stored.' }),
  )
  #asked = 0

  /** `place` in texture space, 0 to 1. What is asked later is shown, whichever is known first. */
  async show(volume: Volume | undefined, place: Vec3 | undefined): Promise<void> {
    const asked = ++this.#asked
    const isInside = place?.every(x => x >= 0 && x <= 1)
    const sample = this.checked && volume && place && isInside ? await voxelAt(volume, place) : undefined
    if (asked !== this.#asked) return
    this.#sample.value = sample ? filled(sample) : nothing
    this.#normalized.value = sample && volume ? filled(sample.map(value => normalized(value, volume.dataMap.dataRange))) : nothing
  }
}

/** The stored components of the voxel in which `place` (texture space) lies. Of an array elsewhere only these come here. */
async function voxelAt({ source, format, dimensions }: Volume, place: Vec3): Promise<readonly number[]> {
  const [x, y, z] = place.map((part, axis) =>
    clamp(Math.floor(part * (dimensions[axis] as number)), 0, (dimensions[axis] as number) - 1),
  ) as [number, number, number]
  const { components } = format
  const start = (x + dimensions[0] * (y + dimensions[1] * z)) * components
  const voxel =
    source.borrowPart && !source.resident
      ? await source.borrowPart(start, components, part => part.slice())
      : (await source.read()).slice(start, start + components)
  return [...plainNumbers(format, voxel)]
}

function filled([x = 0, y = 0, z = 0, w = 0]: readonly number[]): Vec4 {
  return [x, y, z, w]
}
