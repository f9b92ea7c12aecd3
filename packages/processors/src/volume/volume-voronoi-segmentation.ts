import { type Column, nearestSeed, type Seed } from '@ivw/data'
import {
  BoolProperty,
  DataFrameInport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { DataFrameColumnProperty } from '../properties/data-frame-column-property.ts'

/** Labels voxels by the nearest row of a table of points. */
export class VolumeVoronoiSegmentation extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeVoronoiSegmentation',
    displayName: 'Volume Voronoi Segmentation',
    category: 'Volume Operation',
    codeState: 'experimental',
    tags: ['CPU', 'Volume', 'Segmentation'],
    help: 'Gives every voxel the number of the seed point that is nearest to it. The seed points are the rows of a table.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeInport('inputVolume', { help: 'The grid to segment; its values do not count' }))
  readonly seeds = this.addPort(new DataFrameInport('seedPoints', { help: 'One seed point per row, in model space' }))
  readonly labels = this.addPort(new VolumeOutport('outport', { help: 'Numbers of the nearest seed points' }))
  readonly weighted = this.addProperty(
    new BoolProperty('weighted', 'Weighted', false, { help: 'The square of a weight counts as nearness (a power diagram).' }),
  )
  readonly label = this.#column('iCol', 'Seed Number', 0, 'What voxels near a seed point get, a whole number.')
  readonly x = this.#column('xCol', 'X', 1, 'First coordinate.')
  readonly y = this.#column('yCol', 'Y', 2, 'Second coordinate.')
  readonly z = this.#column('zCol', 'Z', 3, 'Third coordinate.')
  readonly weight = this.addProperty(
    new DataFrameColumnProperty('wCol', 'Weight', this.seeds, { none: true, defaultIndex: 4, help: 'Weights, where these count.' }),
  )

  constructor(identifier?: string) {
    super(identifier)
    this.weight.visibleWhen(this.weighted, weighted => weighted.value)
  }

  #column(identifier: string, name: string, defaultIndex: number, help: string): DataFrameColumnProperty {
    return this.addProperty(new DataFrameColumnProperty(identifier, name, this.seeds, { defaultIndex, help }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const weights = this.weighted.value ? [this.weight] : []
    const [labels, x, y, z, weight] = await Promise.all(
      [this.label, this.x, this.y, this.z, ...weights].map(property => chosen(property).read(context.signal)),
    )
    const seeds = Array.from(
      labels ?? [],
      (label, row): Seed => ({
        label,
        position: [x?.[row] ?? 0, y?.[row] ?? 0, z?.[row] ?? 0],
        weight: weight?.[row] ?? 0,
      }),
    )
    this.labels.data = await inTurns(nearestSeed(this.volume.data, seeds), context)
  }
}

function chosen({ column, displayName }: DataFrameColumnProperty): Column {
  if (!column) throw new Error(`There is no column for ${displayName}: choose one of the table`)
  return column
}
