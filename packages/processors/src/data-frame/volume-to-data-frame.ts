import { gridFrame } from '@ivw/data'
import { DataFrameOutport, type ProcessContext, Processor, type ProcessorInfo, VolumeInport } from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** A table of voxels. */
export class VolumeToDataFrame extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeToDataFrame',
    displayName: 'Volume To DataFrame',
    category: 'Data Operation',
    codeState: 'experimental',
    tags: ['CPU', 'DataFrame', 'Volume'],
    help: 'Makes a table with one row for every voxel: its place and its components as they are stored. Cut large volumes with Volume Subset first.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The voxels' }))
  readonly table = this.addPort(new DataFrameOutport('outport', { help: 'One row for every voxel' }))

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.volume.data
    this.table.data = await inTurns(gridFrame(volume, await volume.read(context.signal)), context)
  }
}
