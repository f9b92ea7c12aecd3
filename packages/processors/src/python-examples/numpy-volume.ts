import { tripodVolume } from '@ivw/data'
import { IntSize3Property, type ProcessContext, Processor, type ProcessorInfo, VolumeOutport } from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** Inviwo's example of a volume from NumPy, computed here so that its workspaces work without Python. */
export class NumPyVolume extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.NumPyVolume',
    displayName: 'NumPy Volume',
    category: 'NumPy',
    codeState: 'experimental',
    tags: ['CPU', 'Volume'],
    help: 'Three crossed rays around the middle of a box, as a volume to try things out.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeOutport('outport', { help: 'Floats up to 1, in the unit cube' }))
  readonly size = this.addProperty(
    new IntSize3Property('size', 'Size', [64, 64, 64], { min: 1, max: 1024, help: 'Voxels along x, y and z.' }),
  )

  override async process(context: ProcessContext): Promise<void> {
    this.volume.data = await inTurns(tripodVolume(this.size.value), context)
  }
}
