import { changedVolume, formatByName, memory, plainNumbers, type TransferFunctionState, type Vec2, type Volume } from '@ivw/data'
import {
  BoolProperty,
  FloatProperty,
  IntProperty,
  type ProcessContext,
  Processor,
  TransferFunctionProperty,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { type Gpu, GpuError, type ImageLayout, RenderedImage, slicesAtOnce, VolumeLicPass, type VolumeLicSettings } from '@ivw/render'
import { openGpu } from '../services.ts'
import { volumeOnGpu } from '../volume/volume-on-gpu.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

const blueToRed: TransferFunctionState = {
  points: [
    { position: 0, color: [0, 0, 1, 1] },
    { position: 0.5, color: [1, 1, 0, 1] },
    { position: 1, color: [1, 0, 0, 1] },
  ],
  mask: [0, 1],
  type: 'relative',
}
const rgba8 = formatByName('Vec4UINT8')
const layout: ImageLayout = { colors: [rgba8], depth: false, picking: false }
const bytes: Vec2 = [0, 255]

/** Shows a volume of vectors as smeared noise. */
export class LIC3D extends Processor {
  static override readonly info = {
    ...vectorFieldVisualization(
      'LIC3D',
      'LIC 3D',
      'Smears noise along the lines of a volume of vectors, which shows where it flows (line integral convolution). The result has colours of its own for a raycaster.',
    ),
    background: true,
  }

  readonly noise = this.addPort(new VolumeInport('inputVolume', { help: 'The noise that is smeared; the result has its size' }))
  readonly field = this.addPort(new VolumeInport('vectorField', { help: 'The vectors' }))
  readonly result = this.addPort(new VolumeOutport('outputVolume', { help: 'Colours by speed, and the smeared noise as opacity' }))
  readonly samples = this.addProperty(
    new IntProperty('samples', 'Steps', 200, { min: 3, max: 1000, help: 'Places whose noise is averaged for a voxel.' }),
  )
  readonly stepLength = this.addProperty(
    new FloatProperty('stepLength', 'Step Length', 0.003, {
      min: 0.0001,
      max: 0.01,
      increment: 0.0001,
      help: 'Distance of these places, in the model space of the vectors.',
    }),
  )
  readonly normalizeVectors = this.addProperty(
    new BoolProperty('normalizeVectors', 'Normalize Vectors', true, { help: 'Short vectors smear as far as long ones.' }),
  )
  readonly intensityMapping = this.addProperty(
    new BoolProperty('intensityMapping', 'Enable Intensity Remapping', false, { help: 'Makes the result richer in contrast.' }),
  )
  readonly noiseRepeat = this.addProperty(
    new FloatProperty('noiseRepeat', 'Noise Repeat', 2, { min: 0.01, max: 20, help: 'How often the noise is repeated along every axis.' }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('tf', 'Transfer Function', blueToRed, { help: 'Colours by speed.' }),
  )
  readonly velocityScale = this.addProperty(
    new FloatProperty('velocityScale', 'Velocity Scale', 1, { min: 0, max: 10, help: 'The speed that gets the last colour.' }),
  )
  readonly alphaScale = this.addProperty(
    new FloatProperty('alphaScale', 'Alpha Scale', 500, { min: 0.01, max: 100_000, help: 'Factor on the opacity.' }),
  )
  readonly #pass = new VolumeLicPass()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const [noise, field] = [this.noise.data, this.field.data]
    const array = await this.#smeared(gpu, noise, field, context)
    this.result.data = changedVolume(noise, {
      format: rgba8,
      source: memory(array),
      dataMap: { ...noise.dataMap, dataRange: bytes, valueRange: bytes },
    })
  }

  /** Drawn a few slices at a time, so that pictures can be drawn in between. */
  async #smeared(gpu: Gpu, noise: Volume, field: Volume, context: ProcessContext): Promise<Uint8Array<ArrayBuffer>> {
    const settings = { ...this.#settings, noNegativeNoise: await hasNoNegatives(noise, context.signal) }
    const [noiseTexels, fieldTexels] = await Promise.all([volumeOnGpu(gpu, noise, context), volumeOnGpu(gpu, field, context)])
    const [width, height, depth] = noise.dimensions
    if (Math.max(width, height) > gpu.maxImageEdge)
      throw new GpuError(
        `${this.displayName} draws every slice of the noise as a picture: it has ${noise.dimensions.join(' x ')} voxels, but this GPU draws at most ${gpu.maxImageEdge} along an edge`,
      )
    const atOnce = slicesAtOnce(noise.dimensions, settings.samples)
    const array = new Uint8Array(noise.voxels * 4)
    const image = new RenderedImage(gpu, [width, height * atOnce], layout)
    try {
      for (let slice = 0; slice < depth; slice += atOnce) {
        this.#pass.draw(gpu, image, { volume: noise, texels: noiseTexels }, { volume: field, texels: fieldTexels }, slice, settings)
        const drawn = (await image.colorLayers[0]?.read(context.signal)) as Uint8Array
        context.signal.throwIfAborted()
        const start = width * height * slice * 4
        array.set(drawn.subarray(0, array.length - start), start)
        context.progress(Math.min(slice + atOnce, depth) / depth)
      }
      return array
    } finally {
      image.dispose()
    }
  }

  get #settings(): Omit<VolumeLicSettings, 'noNegativeNoise'> {
    return {
      samples: this.samples.value,
      stepLength: this.stepLength.value,
      normalize: this.normalizeVectors.value,
      intensityMapping: this.intensityMapping.value,
      noiseRepeat: this.noiseRepeat.value,
      colors: this.transferFunction.state,
      velocityScale: this.velocityScale.value,
      alphaScale: this.alphaScale.value,
    }
  }

  override dispose(): void {
    this.#pass.dispose()
  }
}

/** False also when there are voxels that are not numbers: textures hold the lowest number in their place. */
async function hasNoNegatives(volume: Volume, signal: AbortSignal): Promise<boolean> {
  if (volume.format.numericType === 'uint') return true
  return plainNumbers(volume.format, await volume.read(signal)).every((number: number) => number >= 0)
}
