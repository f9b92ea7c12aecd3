import { wireframe } from '@ivw/data'
import { MeshInport, MeshOutport, type ProcessContext, Processor } from '@ivw/network'
import { meshOperation } from './mesh-operation.ts'

export class TrianglesToWireframe extends Processor {
  static override readonly info = meshOperation(
    'TrianglesToWireframe',
    'Triangles To Wireframe',
    'Makes lines of the edges of triangles. Lines of the mesh stay.',
  )

  readonly mesh = this.addPort(new MeshInport('mesh', { help: 'A mesh with triangles' }))
  readonly wireframe = this.addPort(new MeshOutport('wireframe', { help: 'Its edges as lines' }))

  override async process({ signal }: ProcessContext): Promise<void> {
    const edges = await wireframe(this.mesh.data)
    signal.throwIfAborted()
    this.wireframe.data = edges
  }
}
