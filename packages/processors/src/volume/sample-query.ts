import { clamp, lendPart, normalized, plainNumbers, type Vec3, type Vec4, type Volume } from '@ivw/data'
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
  #wanted: Query | undefined
  #running: Promise<void> | undefined

  /** `place` in texture space, 0 to 1. While a voxel is read, only the newest of the places that are asked for waits. Resolves when it is shown. */
  show(volume: Volume | undefined, place: Vec3 | undefined): Promise<void> {
    this.#wanted = { volume, place }
    this.#running ??= this.#answer().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #answer(): Promise<void> {
    for (let query = this.#wanted; query; query = this.#wanted) {
      this.#wanted = undefined
      const { volume, place } = query
      const isInside = place?.every(x => x >= 0 && x <= 1)
      // Data that is gone meanwhile, with its Python, has nothing to show; the processor says so when it runs.
      const sample = this.checked && volume && place && isInside ? await voxelAt(volume, place).catch(() => undefined) : undefined
      this.#sample.value = sample ? filled(sample) : nothing
      this.#normalized.value = sample && volume ? filled(sample.map(value => normalized(value, volume.dataMap.dataRange))) : nothing
    }
  }
}

interface Query {
  readonly volume: Volume | undefined
  readonly place: Vec3 | undefined
}

/** The stored components of the voxel in which `place` (texture space) lies. Of an array elsewhere only these come here. */
async function voxelAt({ source, format, dimensions }: Volume, place: Vec3): Promise<readonly number[]> {
  const [nx, ny, nz] = dimensions
  const index = (part: number, count: number): number => clamp(Math.floor(part * count), 0, count - 1)
  const [x, y, z] = [index(place[0], nx), index(place[1], ny), index(place[2], nz)]
  const { components } = format
  return lendPart(source, (x + nx * (y + ny * z)) * components, components, voxel => [...plainNumbers(format, voxel)])
}

function filled([x = 0, y = 0, z = 0, w = 0]: readonly number[]): Vec4 {
  return [x, y, z, w]
}
