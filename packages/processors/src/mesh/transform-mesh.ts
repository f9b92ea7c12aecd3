import { MeshInport, MeshOutport } from '@ivw/network'
import { meshOperation } from './mesh-operation.ts'
import { SpaceTransform } from './space-transform.ts'

export class TransformMesh extends SpaceTransform {
  static override readonly info = meshOperation(
    'TransformMesh',
    'Transform Mesh',
    'Moves, turns and scales a mesh, in its model space or in the world.',
  )

  readonly input = this.addPort(new MeshInport('inport_', { help: 'The mesh to move' }))
  readonly output = this.addPort(new MeshOutport('outport_', { help: 'The mesh in its new place' }))

  override process(): void {
    this.output.data = this.moved(this.input.data)
  }
}
