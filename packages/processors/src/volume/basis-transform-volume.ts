import { Processor, VolumeInport, VolumeOutport } from '@ivw/network'
import { VolumeBasisProperty } from '../properties/volume-basis-property.ts'
import { volumeOperation } from './volume-operation.ts'

export class BasisTransformVolume extends Processor {
  static override readonly info = {
    ...volumeOperation('BasisTransformVolume', 'Volume Basis Transform', 'Puts a volume into another box.'),
    background: false,
  }

  readonly input = this.addPort(new VolumeInport('inport', { help: 'The volume to move' }))
  readonly output = this.addPort(new VolumeOutport('outport', { help: 'The volume in its new place' }))
  readonly basis = this.addProperty(
    new VolumeBasisProperty('basis', 'Basis and offset', {
      help: 'The box that the volume fills: its edges and the corner where they start.',
    }),
  )

  override process(): void {
    const volume = this.input.data
    this.basis.take(volume)
    this.output.data = this.basis.applied(volume)
  }
}
