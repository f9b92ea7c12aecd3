import { VolumeInport, VolumeOutport } from '@ivw/network'
import { SpaceTransform } from '../mesh/space-transform.ts'
import { volumeOperation } from './volume-operation.ts'

export class TransformVolume extends SpaceTransform {
  static override readonly info = {
    ...volumeOperation('TransformVolume', 'Transform Volume', 'Moves, turns and scales a volume, in its model space or in the world.'),
    background: false,
  }

  readonly input = this.addPort(new VolumeInport('inport_', { help: 'The volume to move' }))
  readonly output = this.addPort(new VolumeOutport('outport_', { help: 'The volume in its new place' }))

  override process(): void {
    this.output.data = this.moved(this.input.data)
  }
}
