import type { OptionPropertyInt } from '@ivw/network'

/** One option for every component of the data; files know them as "Channel 1" and so on. */
export function offerChannels(property: OptionPropertyInt, components: number): void {
  if (property.options.length === components) return
  property.replaceOptions(Array.from({ length: components }, (_, i) => ({ id: `Channel ${i + 1}`, name: `Channel ${i + 1}`, value: i })))
}

export const oneChannel = [{ id: 'Channel 1', name: 'Channel 1', value: 0 }] as const
