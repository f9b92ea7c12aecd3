import { multiply } from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  ImageOutport,
  MeshInport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { EntryExit } from '@ivw/render'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { openGpu } from '../services.ts'

const group = 'ImagePortGroup1'

/** Where the rays of a camera enter and leave any mesh that lies in a volume. */
export class GeometryEntryExitPoints extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.GeometryEntryExitPoints',
    displayName: 'Geometry Entry Exit Points',
    category: 'Mesh Rendering',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws, for every pixel, where its ray enters and leaves a closed mesh, as places in a volume. A raycaster then draws the part of the volume that is inside of the mesh.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume in which the places are given' }))
  readonly geometry = this.addPort(new MeshInport('geometry', { help: 'A closed mesh; its colours do not count' }))
  readonly entry = this.addPort(new ImageOutport('entry', { help: 'Texture positions of the front faces' }), group)
  readonly exit = this.addPort(new ImageOutport('exit', { help: 'Texture positions of the back faces' }), group)
  readonly capNearClipping = this.addProperty(
    new BoolProperty('capNearClipping', 'Cap near plane clipping', true, {
      help: 'Rays start at the near plane where the camera is inside of the mesh.',
    }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { help: 'From where the mesh is seen. Link it with the cameras downstream.' }),
  )
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #entryExit = new EntryExit()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const { textureFromWorld } = this.volume.data
    const mesh = await gpu.mesh(this.geometry.data)
    const { entry, exit } = this.#entryExit.draw(gpu, {
      mesh,
      camera: this.camera.value,
      capNearClipping: this.capNearClipping.value,
      size: this.entry.size,
      textureFromModel: multiply(textureFromWorld, mesh.mesh.worldFromModel),
    })
    this.entry.data = entry
    this.exit.data = exit
  }

  override dispose(): void {
    this.#entryExit.dispose()
  }
}
