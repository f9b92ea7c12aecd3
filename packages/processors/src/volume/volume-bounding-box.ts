import { boundingBoxMesh } from '@ivw/data'
import { FloatVec4Property, MeshOutport, Processor, type ProcessorInfo, VolumeInport } from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'

/** The edges of a volume's box as lines. */
export class VolumeBoundingBox extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeBoundingBox',
    displayName: 'Volume Bounding Box',
    category: 'Mesh Creation',
    codeState: 'stable',
    tags: ['CPU', 'Mesh', 'Volume'],
    help: 'Makes the twelve edges of the box around a volume, as lines for a line or mesh renderer.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to surround' }))
  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'Lines, with the matrices of the volume' }))
  readonly color = this.addProperty(
    new FloatVec4Property('color', 'Line Color', [1, 1, 1, 1], colorOptions({ help: 'Colour of the lines.' })),
  )

  override process(): void {
    const { modelMatrix, worldMatrix } = this.volume.data
    this.mesh.data = boundingBoxMesh({ modelMatrix, worldMatrix, color: this.color.value })
  }
}
