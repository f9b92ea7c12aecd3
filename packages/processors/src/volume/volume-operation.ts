import type { NumericArray, Steps, Volume } from '@ivw/data'
import { type CodeState, type ProcessContext, Processor, type ProcessorInfo, VolumeInport, VolumeOutport } from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** What the processors of the category have in common. `name` without `org.inviwo.`. */
export function volumeOperation(name: string, displayName: string, help: string, codeState: CodeState = 'stable'): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Volume Operation',
    codeState,
    tags: ['Volume'],
    help,
    background: true,
  }
}

/** A volume made from another one, voxel by voxel (processors-b spec 2.1). */
export abstract class VolumeOperation extends Processor {
  readonly source = this.addPort(new VolumeInport('inputVolume', { help: 'The volume to work on' }))
  readonly result = this.addPort(new VolumeOutport('outputVolume', { help: 'The new volume' }))

  protected abstract operate(volume: Volume, array: NumericArray, context: ProcessContext): Steps<Volume> | Promise<Steps<Volume>>

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.source.data
    const array = await volume.read(context.signal)
    this.result.data = await inTurns(await this.operate(volume, array, context), context)
  }
}
