/** The channels of a colour as options. */
export const channelChoices = [
  { id: 'r', name: 'Red Channel', value: 0 },
  { id: 'g', name: 'Green Channel', value: 1 },
  { id: 'b', name: 'Blue Channel', value: 2 },
  { id: 'a', name: 'Alpha Channel', value: 3 },
] as const
