import type { OptionPropertyInt } from '@ivw/network'

/** As files of the older raycasters know a channel; from 1. */
export const spacedId = (channel: number): string => `Channel ${channel}`
/** As files of the standard raycaster know it. */
export const joinedId = (channel: number): string => `channel${channel}`

/** One option for every component of the data. */
export function channelOptions(components: number, id: (channel: number) => string) {
  return Array.from({ length: components }, (_, i) => ({ id: id(i + 1), name: `Channel ${i + 1}`, value: i }))
}

export function offerChannels(property: OptionPropertyInt, components: number, id: (channel: number) => string): void {
  if (property.options.length !== components) property.replaceOptions(channelOptions(components, id))
}
