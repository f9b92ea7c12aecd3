import { BrushingAndLinkingOutport, Processor, type ProcessorInfo } from '@ivw/network'

/** Lets the processors that are connected to it share selections. */
export class BrushingAndLinkingProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.BrushingAndLinkingProcessor',
    displayName: 'Brushing And Linking',
    category: 'Brushing And Linking',
    codeState: 'stable',
    tags: ['CPU', 'Brushing', 'Linking'],
    help: 'Everything that is connected to it shares what is selected, highlighted and filtered out.',
  }

  readonly brushing = this.addPort(new BrushingAndLinkingOutport('outport', { help: 'Selections that all connected processors share' }))

  override process(): void {
    this.brushing.data = this.brushing.manager
  }
}
