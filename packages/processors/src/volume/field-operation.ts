import type { NumericArray, Steps, Volume } from '@ivw/data'
import { type ProcessContext, Processor, VolumeInport, VolumeOutport } from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** A volume made on the CPU from another one, with the ports of Inviwo's CPU processors. */
export abstract class FieldOperation extends Processor {
  readonly source = this.addPort(new VolumeInport('inport', { help: 'The volume to work on' }))
  readonly result = this.addPort(new VolumeOutport('outport', { help: 'The new volume' }))

  protected abstract operate(volume: Volume, array: NumericArray): Steps<Volume>

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.source.data
    const array = await volume.read(context.signal)
    this.result.data = await inTurns(this.operate(volume, array), context)
  }
}
