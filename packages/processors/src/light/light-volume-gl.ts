import { lightVolume } from '@ivw/data'
import {
  BoolProperty,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { LightSourceInport } from '../ports/light-source-ports.ts'

const sizes = [
  { id: '1', name: 'Full of incoming volume', value: 1 },
  { id: '1/2', name: 'Half of incoming volume', value: 2 },
  { id: '1/4', name: 'Quarter of incoming volume', value: 4 },
] as const

/** Computes how much light reaches each part of a volume. */
export class LightVolumeGL extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.LightVolumeGL',
    displayName: 'Light Volume',
    category: 'Illumination',
    codeState: 'experimental',
    tags: ['CPU', 'Light', 'Volume'],
    help: 'Sends light through a volume and keeps how much of it arrives at each voxel. A Lighting Raycaster draws the volume with it: parts in the shadow of others are darker.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeInport('inport', { help: 'What light goes through' }))
  readonly light = this.addPort(new LightSourceInport('lightSource', { help: 'Where light comes from' }))
  readonly arriving = this.addPort(new VolumeOutport('outport', { help: 'The light that arrives, from 0 to 1' }))
  readonly colored = this.addProperty(
    new BoolProperty('supportColoredLight', 'Light Color', false, { help: 'The light keeps its colour and power; else it is white.' }),
  )
  readonly size = this.addProperty(
    new OptionPropertyInt('volumeSizeOption', 'Light Volume Size', sizes, 2, {
      help: 'Size of the light volume; smaller ones are made faster.',
    }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer function', undefined, {
      help: 'Opacity of values; the same as that of the raycaster.',
    }),
  )
  readonly float = this.addProperty(
    new BoolProperty('floatPrecision', 'Float Precision', false, { help: '32-bit floats instead of 8 bits.' }),
  )

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.volume.data
    const light = this.light.data
    const steps = lightVolume(volume, await volume.read(context.signal), light, {
      transferFunction: this.transferFunction.state,
      reduction: this.size.value,
      colored: this.colored.value,
      float: this.float.value,
    })
    this.arriving.data = await inTurns(steps, context)
  }
}
