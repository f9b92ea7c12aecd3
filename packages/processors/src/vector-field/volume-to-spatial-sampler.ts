import { VolumeSampler } from '@ivw/data'
import { type ProcessContext, Processor, VolumeInport } from '@ivw/network'
import { SpatialSamplerOutport } from '../ports/spatial-sampler-ports.ts'
import { spatialSampling } from './spatial-sampling.ts'

/** Lets lines be traced in a volume of vectors. */
export class VolumeToSpatialSampler extends Processor {
  static override readonly info = spatialSampling(
    'VolumeToSpatialSampler',
    'Volume To Spatial Sampler',
    'Makes a field of the vectors of a volume, which has a value everywhere in the box: lines can be traced in it. Between voxels it is interpolated linearly.',
  )

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'Vectors, as the first three components of voxels' }))
  readonly sampler = this.addPort(new SpatialSamplerOutport('sampler', '3D', { help: 'The field' }))

  override async process({ signal }: ProcessContext): Promise<void> {
    const volume = this.volume.data
    this.sampler.data = new VolumeSampler(volume, await volume.read(signal))
  }
}
