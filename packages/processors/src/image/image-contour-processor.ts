import { attribute, bufferOf, contourLines, type Layer, Mesh, plainNumbers, typeRange, type Vec2, type Vec4 } from '@ivw/data'
import {
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  IntProperty,
  MeshOutport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'

/** Lines along which a channel of an image has a value. */
export class ImageContourProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ImageContourProcessor',
    displayName: 'Image Contour',
    category: 'Image Processing',
    codeState: 'experimental',
    tags: ['CPU', 'Image', 'Mesh'],
    help: 'Makes lines where a channel of an image has one value, like the lines of equal height on a map. A 2D mesh renderer draws them over the image.',
  }

  readonly image = this.addPort(new ImageInport('image', { outportDeterminesSize: true, help: 'The image' }))
  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'Lines in the unit square' }))
  readonly channel = this.addProperty(new IntProperty('channel', 'Channel', 0, { min: 0, max: 4, help: 'The channel, from 0.' }))
  readonly iso = this.addProperty(
    new FloatProperty('iso', 'ISO Value', 0.5, { min: 0, max: 1, help: 'The value; of integers, a share of the range of their type.' }),
  )
  readonly color = this.addProperty(
    new FloatVec4Property('color', 'Color', [1, 1, 1, 1], colorOptions<Vec4>({ help: 'Colour of the lines.' })),
  )

  override async process({ signal }: ProcessContext): Promise<void> {
    const layer = this.image.data.colorLayers[0] as Layer
    const numbers = await channelOf(layer, Math.min(this.channel.value, layer.format.components - 1), signal)
    const points = contourLines(numbers, layer.dimensions, this.#value(layer))
    this.mesh.data = linesMesh(points, layer.dimensions, this.color.value)
  }

  #value({ format }: Layer): number {
    if (format.numericType === 'float') return this.iso.value
    const [low, high] = typeRange(format)
    return low + this.iso.value * (high - low)
  }
}

async function channelOf(layer: Layer, channel: number, signal: AbortSignal): Promise<Float64Array> {
  const { format } = layer
  const numbers = plainNumbers(format, await layer.read(signal))
  return Float64Array.from({ length: layer.pixels }, (_, i) => numbers[i * format.components + channel] as number)
}

/** Every two points are a line. */
function linesMesh(points: Float32Array, [width, height]: Vec2, color: Vec4): Mesh {
  const count = points.length / 2
  const positions = new Float32Array(count * 3)
  const colors = new Float32Array(count * 4)
  for (let i = 0; i < count; i++) {
    positions.set([(points[2 * i] as number) / (width - 1), (points[2 * i + 1] as number) / (height - 1), 0], 3 * i)
    colors.set(color, 4 * i)
  }
  const places = bufferOf('Vec3FLOAT32', positions)
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  return new Mesh({
    buffers: [
      attribute('position', places),
      attribute('normal', places),
      attribute('texcoord', places),
      attribute('color', bufferOf('Vec4FLOAT32', colors)),
    ],
    indices: [{ drawType: 'lines', connectivity: 'none', buffer: bufferOf('UINT32', order) }],
  })
}
