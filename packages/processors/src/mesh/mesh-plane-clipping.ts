import { clipMesh } from '@ivw/data'
import { BoolProperty, MeshInport, MeshOutport, type ProcessContext, Processor } from '@ivw/network'
import { PlaneInport } from '../ports/plane-ports.ts'
import { meshOperation } from './mesh-operation.ts'

export class MeshPlaneClipping extends Processor {
  static override readonly info = meshOperation(
    'MeshPlaneClipping',
    'Mesh Plane Clipping',
    'Cuts a mesh by planes, one after the other, and keeps what is on the side that their normals point to.',
  )

  readonly input = this.addPort(new MeshInport('inputMesh', { help: 'The mesh to cut' }))
  readonly planes = this.addPort(new PlaneInport('inputPlanes', { flat: true, multi: true, help: 'Planes in world space' }))
  readonly output = this.addPort(new MeshOutport('outputMesh', { help: 'What is left' }))
  readonly clippingEnabled = this.addProperty(
    new BoolProperty('clippingEnabled', 'Enable clipping', true, { help: 'Off: nothing is cut.' }),
  )
  readonly capClippedHoles = this.addProperty(
    new BoolProperty('capClippedHoles', 'Cap clipped holes', true, { help: 'Closes what was cut open.' }),
  )

  override async process({ signal }: ProcessContext): Promise<void> {
    let mesh = this.input.data
    if (this.clippingEnabled.value)
      for (const plane of this.planes.items) {
        mesh = await clipMesh(mesh, plane, this.capClippedHoles.value)
        signal.throwIfAborted()
      }
    this.output.data = mesh
  }
}
