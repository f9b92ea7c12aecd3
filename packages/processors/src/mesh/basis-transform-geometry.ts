import { MeshInport, MeshOutport, Processor } from '@ivw/network'
import { VolumeBasisProperty } from '../properties/volume-basis-property.ts'
import { meshOperation } from './mesh-operation.ts'

export class BasisTransformGeometry extends Processor {
  static override readonly info = meshOperation('BasisTransformGeometry', 'Mesh Basis Transform', 'Puts a mesh into another box.')

  readonly input = this.addPort(new MeshInport('inport', { help: 'The mesh to move' }))
  readonly output = this.addPort(new MeshOutport('outport', { help: 'The mesh in its new place' }))
  readonly basis = this.addProperty(
    new VolumeBasisProperty('basis', 'Basis and offset', { help: 'Where the unit cube of the mesh comes to lie.' }),
  )

  override process(): void {
    const mesh = this.input.data
    this.basis.take(mesh)
    this.output.data = this.basis.applied(mesh)
  }
}
