import { VolumeInport, VolumeOutport } from '@ivw/network'
import { WorldTransform } from '../mesh/world-transform.ts'
import { volumeOperation } from './volume-operation.ts'

export class WorldTransformVolumeDeprecated extends WorldTransform {
  static override readonly info = {
    ...volumeOperation(
      'WorldTransformVolumeDeprecated',
      'World Transform Volume (Deprecated)',
      'Moves, turns or scales a volume in the world. Workspaces of older versions of Inviwo use it.',
      'deprecated',
    ),
    background: false,
  }

  readonly input = this.addPort(new VolumeInport('inport_', { help: 'The volume to move' }))
  readonly output = this.addPort(new VolumeOutport('outport_', { help: 'The volume in its new place' }))

  override process(): void {
    this.output.data = this.moved(this.input.data)
  }
}
