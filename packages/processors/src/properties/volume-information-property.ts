import type { Volume } from '@ivw/data'
import {
  CompositeProperty,
  DoubleMinMaxProperty,
  IntSize3Property,
  type PropertyOptions,
  Size_tProperty,
  StringProperty,
} from '@ivw/network'
import { unbounded } from './ordinal-options.ts'

const shown = { readOnly: true, serializationMode: 'none', invalidationLevel: 'valid' } as const
const counted = { ...shown, ...unbounded, semantics: 'Text', min: 0, max: 4096 } as const
/** Wide enough for any data; the ends of a slider follow the data. */
const anyRange = [-1e12, 1e12] as const

/** What a volume is, and the ranges of its values, which can be changed. */
export class VolumeInformationProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.VolumeInformationProperty'
  readonly #dimensions = this.addProperty(
    new IntSize3Property('dimensions', 'Dimensions', [0, 0, 0], { ...counted, help: 'Voxels along x, y and z.' }),
  )
  readonly #format = this.addProperty(new StringProperty('format', 'Format', '', { ...shown, help: 'Type of a voxel.' }))
  readonly #channels = this.addProperty(new Size_tProperty('channels', 'Channels', 0, { ...counted, help: 'Components of a voxel.' }))
  readonly #voxels = this.addProperty(new Size_tProperty('numVoxels', 'Number of voxels', 0, { ...counted, help: 'All voxels together.' }))
  readonly dataRange = this.#range('dataRange', 'Data range', 'Stored numbers that transfer functions take as 0 and 1.')
  readonly valueRange = this.#range('valueRange', 'Value range', 'Physical values that the ends of the data range stand for.')
  readonly valueUnit = this.addProperty(
    new StringProperty('valueUnit', 'Value unit', 'arb. unit.', { serializationMode: 'all', help: 'Unit of the physical values.' }),
  )

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
  }

  #range(id: string, name: string, help: string): DoubleMinMaxProperty {
    return this.addProperty(
      new DoubleMinMaxProperty(id, name, [0, 1], { range: anyRange, increment: 0.01, serializationMode: 'all', semantics: 'Text', help }),
    )
  }

  /** Shows what the volume is. `takeRanges`: its ranges replace those that were set here. */
  show(volume: Volume, takeRanges: boolean): void {
    const { dimensions, format, dataMap } = volume
    this.#dimensions.value = dimensions
    this.#format.value = format.name
    this.#channels.value = format.components
    this.#voxels.value = volume.voxels
    if (!takeRanges) return
    this.dataRange.setState({ range: widened(dataMap.dataRange), value: dataMap.dataRange })
    this.valueRange.setState({ range: widened(dataMap.valueRange), value: dataMap.valueRange })
    this.valueUnit.value = dataMap.valueAxis.unit || 'arb. unit.'
  }

  /** The volume with the ranges that are set here. */
  applied(volume: Volume): Volume {
    const unit = this.valueUnit.value === 'arb. unit.' ? '' : this.valueUnit.value
    const valueAxis = { ...volume.dataMap.valueAxis, unit }
    return volume.with({ dataMap: { dataRange: this.dataRange.value, valueRange: this.valueRange.value, valueAxis } })
  }
}

function widened([low, high]: readonly [number, number]): readonly [number, number] {
  return [Math.min(low, anyRange[0]), Math.max(high, anyRange[1])]
}
