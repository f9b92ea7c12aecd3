interface Renamed {
  readonly types: readonly string[]
  readonly from: string
  readonly to: string
}

/** Ports that got other names without a new version of the file. */
const renamed: readonly Renamed[] = [
  {
    types: ['org.inviwo.EntryExitPoints', 'org.inviwo.VolumeRaycaster', 'org.inviwo.ISORaycaster', 'org.inviwo.MultichannelRaycaster'],
    from: 'entry-points',
    to: 'entry',
  },
  {
    types: ['org.inviwo.EntryExitPoints', 'org.inviwo.VolumeRaycaster', 'org.inviwo.ISORaycaster', 'org.inviwo.MultichannelRaycaster'],
    from: 'exit-points',
    to: 'exit',
  },
  { types: ['org.inviwo.VolumeSliceGL'], from: 'volume.inport', to: 'volume' },
  { types: ['org.inviwo.VolumeSliceGL'], from: 'image.outport', to: 'outport' },
]

/** The name that a port of this processor type has now. */
export function currentPortName(type: string, port: string): string {
  return renamed.find(({ types, from }) => from === port && types.includes(type))?.to ?? port
}
