import { stripIdentifier } from '@ivw/network'
import { attribute, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'

interface Renamed {
  readonly types: readonly string[]
  readonly from: string
  readonly to: string
}

const raycasters = [
  'org.inviwo.EntryExitPoints',
  'org.inviwo.VolumeRaycaster',
  'org.inviwo.ISORaycaster',
  'org.inviwo.MultichannelRaycaster',
]

/** Ports that got other names without a new version of the file. */
const renamed: readonly Renamed[] = [
  { types: raycasters, from: 'entry-points', to: 'entry' },
  { types: raycasters, from: 'exit-points', to: 'exit' },
  { types: ['org.inviwo.VolumeSliceGL'], from: 'volume.inport', to: 'volume' },
  { types: ['org.inviwo.VolumeSliceGL'], from: 'image.outport', to: 'outport' },
]

/** The name that a port of this processor type has now. */
function currentPortName(type: string, port: string): string {
  return renamed.find(({ types, from }) => from === port && types.includes(type))?.to ?? port
}

/**
 * Types whose ports got other names before module `Base` had a version. What they were called is not known, but each has one
 * inport and one outport.
 */
export const typesOfOtherPorts: readonly string[] = [
  'CubeProxyGeometry',
  'ImageSource',
  'MeshClipping',
  'VolumeSlice',
  'VolumeSubsample',
  'DistanceTransformRAM',
  'VolumeSubset',
].map(name => `org.inviwo.${name}`)

const ports = new Map([
  ['InPort', 'identifier'],
  ['OutPort', 'identifier'],
  ['PortGroup', 'key'],
])

/** The ports that processors list, and those that connections name by path. */
export function renamePorts(network: XmlElement): XmlElement {
  return mapElements(network, node => {
    const type = attribute(node, 'type') ?? ''
    if (node.name !== 'Processor' || !renamed.some(({ types }) => types.includes(type))) return node
    return mapElements(node, inner => {
      const key = ports.get(inner.name)
      const name = key && attribute(inner, key)
      return key && name && currentPortName(type, name) !== name ? withAttribute(inner, key, currentPortName(type, name)) : inner
    })
  })
}

/** A path whose processor's identifier is written as it is used. `types`: of processors by identifier, where it names a port. */
export function currentPath(path: string, types?: (identifier: string) => string | undefined): string {
  const dot = path.indexOf('.')
  if (dot < 0) return path
  const identifier = stripIdentifier(path.slice(0, dot))
  const rest = path.slice(dot + 1)
  return `${identifier}.${types ? currentPortName(types(identifier) ?? '', rest) : rest}`
}
