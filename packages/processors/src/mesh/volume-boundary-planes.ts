import { boundaryPlanes } from '@ivw/data'
import { BoolProperty, Processor, VolumeInport } from '@ivw/network'
import { PlanesOutport } from '../ports/plane-ports.ts'
import { meshOperation } from './mesh-operation.ts'

export class VolumeBoundaryPlanes extends Processor {
  static override readonly info = {
    ...meshOperation('VolumeBoundaryPlanes', 'Volume Boundary Planes', 'Gives the six faces of the box of a volume as planes.'),
    category: 'Volume Operation',
    tags: ['CPU', 'Volume'],
  }

  readonly volume = this.addPort(new VolumeInport('volumeInport', { help: 'The volume whose box is used' }))
  readonly planes = this.addPort(new PlanesOutport('planeOutport', { help: 'Six planes in world space' }))
  readonly flipPlanes = this.addProperty(
    new BoolProperty('flipPlanes', 'Flip Planes', false, { help: 'The planes face inwards: what is cut by them keeps the inside.' }),
  )

  override process(): void {
    this.planes.data = boundaryPlanes(this.volume.data, this.flipPlanes.value)
  }
}
