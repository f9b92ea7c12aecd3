import { FloatProperty, Processor, type ProcessorInfo } from '@ivw/network'
import { VectorListInport, VectorListOutport } from '../ports/vector-list-ports.ts'

/** Gives places a time, or colours an opacity. */
export class Seed3Dto4D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.Seed3Dto4D',
    displayName: 'Seed 3D to 4D',
    category: 'Data Creation',
    codeState: 'stable',
    tags: ['CPU', 'Seed Points'],
    help: 'Appends a number to places in space: the time at which path lines begin there. Places with 1 appended can serve as colours.',
  }

  readonly places = this.addPort(new VectorListInport('seed3d_', 3, { multi: true, help: 'Places in space' }))
  readonly seeds = this.addPort(new VectorListOutport('seed4d_', 4, { help: 'The same with a fourth number' }))
  readonly w = this.addProperty(new FloatProperty('w', 'W', 0, { min: 0, max: 1, help: 'The fourth number.' }))

  override process(): void {
    const w = this.w.value
    this.seeds.data = this.places.items.flat().map(([x, y, z]) => [x, y, z, w] as const)
  }
}
