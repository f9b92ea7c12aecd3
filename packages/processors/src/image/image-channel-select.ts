import { OptionPropertyInt } from '@ivw/network'
import { ChannelFilter } from '@ivw/render'
import { channelChoices } from './channel-choices.ts'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageChannelSelect extends ImageProcessor<ChannelFilter> {
  static override readonly info = imageOperation(
    'ImageChannelSelect',
    'Image Channel Select',
    'Shows one channel of an image as shades of grey.',
    'experimental',
  )
  readonly channel = this.addProperty(
    new OptionPropertyInt('channel', 'Channel', channelChoices, 0, { help: 'The channel that is shown.' }),
  )
  protected override readonly filter = new ChannelFilter()

  protected override prepare(): void {
    this.filter.channel = this.channel.value
  }
}
