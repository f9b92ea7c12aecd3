import { Processor, type ProcessorInfo, VolumeOutport, VolumeSequenceInport } from '@ivw/network'
import { SequenceTimerProperty } from '../properties/sequence-timer-property.ts'

/** One volume of a sequence. */
export class VolumeSequenceElementSelector extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.TimeStepSelector',
    displayName: 'Volume Sequence Element Selector',
    category: 'Volume Operation',
    codeState: 'stable',
    tags: ['CPU', 'Volume'],
    help: 'Hands out one volume of a sequence, or plays through all of them.',
  }

  readonly sequence = this.addPort(new VolumeSequenceInport('inport', { help: 'The volumes' }))
  readonly volume = this.addPort(new VolumeOutport('outport', { help: 'The chosen one' }))
  readonly timer = this.addProperty(new SequenceTimerProperty('timeStep', 'Step', { help: 'Which volume is handed out.' }))

  constructor(identifier?: string) {
    super(identifier)
    this.sequence.onChange(() => {
      this.timer.count = this.sequence.data.length
    })
  }

  override process(): void {
    const volumes = this.sequence.data
    this.volume.data = volumes[Math.min(this.timer.selected, volumes.length - 1)]
  }

  override dispose(): void {
    this.timer.dispose()
  }
}
