import { OptionPropertyInt } from '@ivw/network'
import { offerChannels } from './channel-options.ts'
import { VolumeOperation } from './volume-operation.ts'

const firstChannel = [{ id: 'Channel 1', name: 'Channel 1', value: 0 }] as const

/** Works on one component; as files know them, counted from 0 when there are several. */
export abstract class GradientOperation extends VolumeOperation {
  readonly channel = this.addProperty(
    new OptionPropertyInt('channel', 'Channel', firstChannel, 0, { help: 'The component whose gradient is computed.' }),
  )

  constructor(identifier?: string) {
    super(identifier)
    this.source.onChange(() => offerChannels(this.channel, this.source.data.format.components, number => `Channel ${number - 1}`))
  }
}
