import { edgeVectors, length, offsetOf, scale, type Vec3, type Volume, voxelStatistics } from '@ivw/data'
import {
  BoolCompositeProperty,
  CompositeProperty,
  DoubleMinMaxProperty,
  FloatMat4Property,
  FloatProperty,
  FloatVec3Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  Size_tProperty,
  StringProperty,
  VolumeInport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { unbounded } from '../properties/ordinal-options.ts'
import { VolumeInformationProperty } from '../properties/volume-information-property.ts'

const shown = { readOnly: true, invalidationLevel: 'valid', serializationMode: 'none', semantics: 'Text' } as const
const wide = { ...shown, ...unbounded } as const
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] as const

/** Says what a volume is and what is in it. */
export class VolumeInformation extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeInformation',
    displayName: 'Volume Information',
    category: 'Information',
    codeState: 'stable',
    tags: ['CPU', 'Volume'],
    help: 'Shows what a volume is: its size, type, place in space and metadata, and the ranges of its values.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to look at' }))
  readonly information = this.addProperty(
    new VolumeInformationProperty('dataInformation', 'Data Information', { readOnly: true, help: 'Size and type.' }),
  )
  readonly minMax = this.addProperty(
    new BoolCompositeProperty('minmaxValues', 'Aggregated Information', true, { help: 'What is in it; all voxels are read for that.' }),
  )
  readonly significant = this.minMax.addProperty(
    new Size_tProperty('significantVoxels', 'Significant Voxels', 0, {
      ...wide,
      help: 'Voxels that are not 0; such that are no numbers do not count.',
    }),
  )
  readonly significantRatio = this.minMax.addProperty(
    new FloatProperty('significantVoxelsRatio', 'Significant Voxels (share)', 0, { ...wide, help: 'The same as a share of all voxels.' }),
  )
  readonly ranges = [1, 2, 3, 4].map(channel =>
    this.minMax.addProperty(
      new DoubleMinMaxProperty(`minMaxChannel${channel}_`, `Min/Max (Channel ${channel})`, [0, 0], {
        ...shown,
        range: [-1e300, 1e300],
        help: 'Lowest and highest stored number of the component.',
      }),
    ),
  )
  readonly transformations = this.addProperty(new CompositeProperty('transformations', 'Transformations', { help: 'Its place in space.' }))
  readonly worldTransform = this.transformations.addProperty(
    new FloatMat4Property('worldTransform_', 'World Transform', identity, { ...wide, help: 'World from model space.' }),
  )
  readonly basis = this.transformations.addProperty(
    new FloatMat4Property('basis_', 'Basis', identity, { ...wide, help: 'Edges of the box in model space.' }),
  )
  readonly offset = this.transformations.addProperty(
    new FloatVec3Property('offset_', 'Offset', [0, 0, 0], { ...wide, help: 'Corner of the box where the edges start.' }),
  )
  readonly voxelSize = this.transformations.addProperty(
    new FloatVec3Property('voxelSize_', 'Voxel Size', [0, 0, 0], { ...wide, help: 'Lengths of a voxel in world space.' }),
  )
  readonly metaData = this.addProperty(new CompositeProperty('metaData', 'Meta Data', { help: 'What the file said besides.' }))

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => this.#show(this.volume.data))
  }

  #show(volume: Volume): void {
    const { modelMatrix, worldMatrix, dimensions, worldFromTexture, format } = volume
    this.information.show(volume, true)
    const [a, b, c] = edgeVectors(modelMatrix)
    this.worldTransform.value = worldMatrix
    this.basis.value = [...a, 0, ...b, 0, ...c, 0, 0, 0, 0, 1]
    this.offset.value = offsetOf(modelMatrix)
    const voxelEdges = edgeVectors(worldFromTexture).map((edge, axis) => scale(edge, 1 / Math.max(dimensions[axis] as number, 1)))
    this.voxelSize.value = voxelEdges.map(length) as unknown as Vec3
    for (const [channel, range] of this.ranges.entries()) range.visible = channel < format.components
    this.#showMetaData(volume)
  }

  #showMetaData({ metadata }: Volume): void {
    for (const property of this.metaData.properties) this.metaData.removeProperty(property)
    Object.entries(metadata).forEach(([name, value], i) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      this.metaData.addProperty(new StringProperty(`data${i}`, name, text, { ...shown, help: 'From the data.' }))
    })
  }

  override async process(context: ProcessContext): Promise<void> {
    if (!this.minMax.checked) return
    const volume = this.volume.data
    const { significant, ranges } = await inTurns(voxelStatistics(volume, await volume.read(context.signal)), context)
    this.significant.value = significant
    this.significantRatio.value = significant / Math.max(volume.voxels, 1)
    for (const [channel, range] of ranges.entries()) this.ranges[channel]?.setState({ value: range })
  }
}
