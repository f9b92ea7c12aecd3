import { timelineOf, VolumeSequenceSampler } from '@ivw/data'
import { BoolProperty, type ProcessContext, Processor, VolumeSequenceInport } from '@ivw/network'
import { SpatialSamplerOutport } from '../ports/spatial-sampler-ports.ts'
import { spatialSampling } from './spatial-sampling.ts'

/** Lets lines be traced in a sequence of volumes of vectors. */
export class VolumeSequenceToSpatial4DSampler extends Processor {
  static override readonly info = spatialSampling(
    'VolumeSequenceToSpatial4DSampler',
    'Volume Sequence To Spatial 4D Sampler',
    'Makes a field that changes in time of a sequence of volumes of vectors. Their meta data `timestamp` and `duration` say when each of them holds; without any they are spread evenly from 0 to 1.',
  )

  readonly volumes = this.addPort(new VolumeSequenceInport('volumeSequence', { help: 'Vectors, as the first three components of voxels' }))
  readonly sampler = this.addPort(new SpatialSamplerOutport('sampler', '4D', { help: 'The field' }))
  readonly loops = this.addProperty(
    new BoolProperty('allowLooping', 'Allow Looping', true, {
      help: 'After its end the sequence begins anew; otherwise the field is zero.',
    }),
  )

  /** @throws Error when the volumes contradict each other about their times. */
  override async process({ signal }: ProcessContext): Promise<void> {
    const timeline = timelineOf(this.volumes.data)
    if ('problem' in timeline) throw new Error(timeline.problem)
    const arrays = await Promise.all(timeline.volumes.map(({ volume }) => volume.read(signal)))
    this.sampler.data = new VolumeSequenceSampler(timeline.volumes, arrays, this.loops.value)
  }
}
