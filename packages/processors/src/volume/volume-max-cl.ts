import { blockMaxima } from '@ivw/data'
import { BoolProperty, IntProperty, IntSize3Property, type ProcessContext, Processor, VolumeInport, VolumeOutport } from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { withoutEffect } from './opencl-options.ts'
import { volumeOperation } from './volume-operation.ts'

/** Inviwo's OpenCL sample, computed on the CPU. */
export class VolumeMaxCL extends Processor {
  static override readonly info = volumeOperation(
    'VolumeMaxCL',
    'Volume Max (OpenCL)',
    'The largest value of every block of voxels. It stands for the OpenCL processor of older workspaces.',
    'experimental',
  )
  readonly source = this.addPort(new VolumeInport('inVolume', { help: 'The volume to divide into blocks' }))
  readonly result = this.addPort(new VolumeOutport('outVolume', { help: 'A voxel of 8 bits for every block, in the same box' }))
  readonly region = this.addProperty(
    new IntProperty('region', 'Region Size', 8, { min: 1, max: 100, help: 'Voxels along the edge of a block.' }),
  )
  readonly workGroup = this.addProperty(
    new IntSize3Property('wgsize', 'Work Group Size', [8, 8, 8], { min: 0, max: 256, help: withoutEffect }),
  )
  readonly sharing = this.addProperty(new BoolProperty('glsharing', 'Use OpenGL sharing', true, { help: withoutEffect }))

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.source.data
    const array = await volume.read(context.signal)
    this.result.data = await inTurns(blockMaxima(volume, array, this.region.value), context)
  }
}
