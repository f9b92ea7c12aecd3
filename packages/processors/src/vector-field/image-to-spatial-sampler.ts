import { ImageSampler, type Layer } from '@ivw/data'
import { ImageInport, type ProcessContext, Processor } from '@ivw/network'
import { SpatialSamplerOutport } from '../ports/spatial-sampler-ports.ts'
import { spatialSampling } from './spatial-sampling.ts'

/** Lets lines be traced in an image of vectors. */
export class ImageToSpatialSampler extends Processor {
  static override readonly info = spatialSampling(
    'ImageToSpatialSampler',
    'Image To Spatial Sampler',
    'Makes a plane field of the vectors of an image, which has a value everywhere from 0 to 1: lines can be traced in it. Between pixels it is interpolated linearly.',
  )

  readonly image = this.addPort(
    new ImageInport('image', { outportDeterminesSize: true, help: 'Vectors, as the first two channels of its first colour layer' }),
  )
  readonly sampler = this.addPort(new SpatialSamplerOutport('sampler', '2D', { help: 'The field' }))

  override async process({ signal }: ProcessContext): Promise<void> {
    const layer = this.image.data.colorLayers[0] as Layer
    this.sampler.data = new ImageSampler(layer, await layer.read(signal))
  }
}
