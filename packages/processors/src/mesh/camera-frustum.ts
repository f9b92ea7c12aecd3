import { cameraFrustum, type Vec4 } from '@ivw/data'
import { CameraProperty, FloatVec4Property, MeshOutport, Processor } from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'
import { meshCreation } from './mesh-creation.ts'

export class CameraFrustum extends Processor {
  static override readonly info = meshCreation(
    'CameraFrustum',
    'Camera Frustum',
    'Makes lines around what a camera sees. Link the camera to that of a renderer, and look at the lines with another one.',
  )

  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'The edges of the frustum, in the world' }))
  readonly color = this.addProperty(
    new FloatVec4Property('color', 'Color', [1, 1, 1, 1], colorOptions<Vec4>({ help: 'Colour of the lines.' })),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'The camera whose view is shown.' }))

  override process(): void {
    this.mesh.data = cameraFrustum(this.camera.value, this.color.value)
  }
}
