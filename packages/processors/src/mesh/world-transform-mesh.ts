import { MeshInport, MeshOutport } from '@ivw/network'
import { meshOperation } from './mesh-operation.ts'
import { WorldTransform } from './world-transform.ts'

export class WorldTransformMeshDeprecated extends WorldTransform {
  static override readonly info = meshOperation(
    'WorldTransformMeshDeprecated',
    'World Transform Mesh (Deprecated)',
    'Moves, turns or scales a mesh in the world. Workspaces of older versions of Inviwo use it.',
    'deprecated',
  )

  readonly input = this.addPort(new MeshInport('inport_', { help: 'The mesh to move' }))
  readonly output = this.addPort(new MeshOutport('outport_', { help: 'The mesh in its new place' }))

  override process(): void {
    this.output.data = this.moved(this.input.data)
  }
}
