import { identity } from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  ImageOutport,
  IntVec2Property,
  MeshInport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { EntryExit } from '@ivw/render'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { openGpu } from '../services.ts'
import { withoutEffect } from './opencl-options.ts'

const group = 'ImagePortGroup1'

/** Inviwo's OpenCL sample, drawn like all others. */
export class EntryExitPointsCL extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.EntryExitPointsCL',
    displayName: 'Entry Exit Points (OpenCL)',
    category: 'Mesh Rendering',
    codeState: 'experimental',
    tags: ['GL'],
    help: 'Draws, for every pixel, where its ray enters and leaves a closed mesh, as positions of the mesh. It stands for the OpenCL processor of older workspaces.',
  }

  readonly geometry = this.addPort(new MeshInport('geometry', { help: 'A closed mesh in the box of a volume' }))
  readonly entry = this.addPort(new ImageOutport('entry-points', { help: 'Where rays enter' }), group)
  readonly exit = this.addPort(new ImageOutport('exit-points', { help: 'Where rays leave' }), group)
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { help: 'From where the mesh is seen. Link it with the cameras downstream.' }),
  )
  readonly workGroup = this.addProperty(
    new IntVec2Property('wgsize', 'Work Group Size', [16, 16], { min: 0, max: 256, help: withoutEffect }),
  )
  readonly sharing = this.addProperty(new BoolProperty('glsharing', 'Use OpenGL sharing', true, { help: withoutEffect }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #entryExit = new EntryExit()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const mesh = await gpu.mesh(this.geometry.data)
    const camera = this.camera.value
    const size = this.entry.size
    const { entry, exit } = this.#entryExit.draw(gpu, { mesh, camera, capNearClipping: true, size, textureFromModel: identity })
    this.entry.data = entry
    this.exit.data = exit
  }

  override dispose(): void {
    this.#entryExit.dispose()
  }
}
