import { clippedBlock, cubeMesh, type Vec3 } from '@ivw/data'
import { BoolProperty, IntMinMaxProperty, MeshOutport, Processor, type ProcessorInfo, VolumeInport } from '@ivw/network'

/** The box of a volume as a mesh whose colours are texture positions; the part that rays go through. */
export class CubeProxyGeometry extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.CubeProxyGeometry',
    displayName: 'Cube Proxy Geometry',
    category: 'Mesh Creation',
    codeState: 'stable',
    tags: ['CPU', 'Mesh', 'Volume'],
    help: 'Makes the box that surrounds a volume, with texture positions as colours, for the entry and exit points of a raycaster. Clipping cuts slices off its sides.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to surround' }))
  readonly proxyGeometry = this.addPort(new MeshOutport('proxyGeometry', { help: 'The box, with the matrices of the volume' }))
  readonly addFaceNormals = this.addProperty(
    new BoolProperty('addFaceNormals', 'Add Face Normals', true, {
      help: 'Gives every face its normal, with which clipped volumes are shaded.',
    }),
  )
  readonly clippingEnabled = this.addProperty(
    new BoolProperty('clippingEnabled', 'Enable Clipping', true, { help: 'Cuts the box to the slices below.' }),
  )
  readonly clipX = this.#clip('clipX', 'Clip X Slices')
  readonly clipY = this.#clip('clipY', 'Clip Y Slices')
  readonly clipZ = this.#clip('clipZ', 'Clip Z Slices')

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => this.#fitRanges(this.volume.data.dimensions))
  }

  #clip(id: string, name: string): IntMinMaxProperty {
    const options = { range: [0, 256], minSeparation: 1, serializationMode: 'all', help: 'First and last slice that is kept.' } as const
    const property = this.addProperty(new IntMinMaxProperty(id, name, [0, 256], options))
    return property.visibleWhen(this.clippingEnabled, enabled => enabled.value)
  }

  /** Ranges follow the volume; what was cut off stays cut off in proportion. */
  #fitRanges(dimensions: Vec3): void {
    ;[this.clipX, this.clipY, this.clipZ].forEach((clip, axis) => {
      const last = Math.max((dimensions[axis] as number) - 1, 1)
      if (clip.range[1] !== last) clip.setRangeNormalized([0, last])
    })
  }

  override process(): void {
    const { dimensions, modelMatrix, worldMatrix } = this.volume.data
    const clips = this.clippingEnabled.value
    const block = clips ? clippedBlock(dimensions, this.clipX.value, this.clipY.value, this.clipZ.value) : {}
    this.proxyGeometry.data = cubeMesh({ modelMatrix, worldMatrix, ...block, faceNormals: this.addFaceNormals.value })
  }
}
