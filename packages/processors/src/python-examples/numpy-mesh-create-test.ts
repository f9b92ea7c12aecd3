import { shapeMesh, shearedBands } from '@ivw/data'
import { MeshOutport, Processor, type ProcessorInfo } from '@ivw/network'

/** Inviwo's example of a mesh from NumPy, made here so that its workspaces work without Python. */
export class NumPyMeshCreateTest extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.NumPyMeshCreateTest',
    displayName: 'NumPy Mesh Create Test',
    category: 'NumPy',
    codeState: 'experimental',
    tags: ['CPU', 'Mesh'],
    help: 'Three coloured bands of triangles, one behind the other, as a mesh to try things out.',
  }

  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'Triangles with colours and normals' }))

  override process(): void {
    this.mesh.data = shapeMesh(shearedBands())
  }
}
