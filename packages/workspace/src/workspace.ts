import { type Issue, WorkspaceError } from './errors.ts'
import { migrateModules } from './migrations/module-migrations.ts'
import { migrateNetwork, networkVersion } from './migrations/network-migrations.ts'
import { renameOldProperties } from './migrations/property-names.ts'
import { readNetwork, type SavedNetwork, writeNetwork } from './network-xml.ts'
import { wholeText } from './properties/text-form.ts'
import { attribute, child, element, mapElements, withAttribute, withChildren, withoutLines, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'
import { writeXml } from './xml/write-xml.ts'

export interface Workspace {
  readonly network: SavedNetwork
  /**
   * All other elements of the file, as they are: InviwoSetup, PortInspectors, WorkspaceAnnotations, Animation*, and what
   * nobody knows.
   */
  readonly parts: readonly XmlElement[]
  /** Of the root, besides its version. */
  readonly attributes?: XmlElement['attributes'] | undefined
  /** Of the root. */
  readonly text?: string | undefined
  /** How many of the parts stand before the network; as Inviwo writes it when it is not said. */
  readonly networkAt?: number | undefined
}

export interface ParsedWorkspace extends Workspace {
  readonly name: string
  /** What could not be used as it is. */
  readonly issues: readonly Issue[]
}

const rootName = 'InviwoWorkspace'
// What Inviwo called it in its first years.
const oldRootName = 'InviwoTreeData'
const rootVersion = '2'
const networkParts = ['ProcessorNetworkVersion', 'Processors', 'Connections', 'PropertyLinks']

/**
 * Reads the text of an `.inv` file, of any version. Throws WorkspaceError when the text is no workspace (not well formed,
 * too large, too deep, a document type, another root); every smaller fault is an issue, and the rest is there.
 */
export function parseWorkspace(text: string, { name = 'workspace' }: { name?: string } = {}): ParsedWorkspace {
  const root = parseXml(text)
  if (root.name !== rootName && root.name !== oldRootName)
    throw new WorkspaceError(`${name} is no workspace: its root is <${root.name}>, not <${rootName}>`, root.line)
  const issues: Issue[] = []
  const current = renameOldProperties(migrateModules(withNetworkElement(root)))
  const network = child(current, 'ProcessorNetwork')
  if (!network) issues.push({ element: name, line: root.line, reason: 'there is no processor network in it' })
  const attributes = root.attributes.filter(([name, value]) => name !== 'version' || Number(value) > Number(rootVersion))
  const { migrated, version } = upToDate(network ?? element('ProcessorNetwork'), issues)
  const saved = readNetwork(migrated, issues)
  return {
    name,
    network: version > networkVersion ? { ...saved, version } : saved,
    parts: current.children.filter(part => part !== network).map(withoutLines),
    ...(attributes.length > 0 && { attributes }),
    ...(root.text !== undefined && { text: root.text }),
    ...(network && { networkAt: current.children.indexOf(network) }),
    issues,
  }
}

/** Some files have the parts of the network directly below the root. */
function withNetworkElement(root: XmlElement): XmlElement {
  if (child(root, 'ProcessorNetwork')) return root
  const inside = root.children.filter(part => networkParts.includes(part.name))
  if (inside.length === 0) return root
  const network = element('ProcessorNetwork', {}, inside)
  return withChildren(
    root,
    root.children.flatMap(part => (part === inside[0] ? [network] : inside.includes(part) ? [] : [part])),
  )
}

function upToDate(network: XmlElement, issues: Issue[]): { migrated: XmlElement; version: number } {
  const stored = child(network, 'ProcessorNetworkVersion')
  const version = stored ? (wholeText.parse(attribute(stored, 'content') ?? '') ?? Number.NaN) : networkVersion
  if (!Number.isInteger(version) || version < 0 || version > networkVersion)
    issues.push({
      element: 'ProcessorNetworkVersion',
      line: stored?.line,
      reason: `the version is ${stored && attribute(stored, 'content')}; versions 0 to ${networkVersion} are known, so parts of it may be lost on screen`,
    })
  const migrated = migrateNetwork(network, Number.isInteger(version) ? version : networkVersion)
  // Nested networks were brought up to date with the one that holds them.
  const current = mapElements(migrated, node =>
    node.name === 'ProcessorNetworkVersion' ? withAttribute(node, 'content', String(Math.max(networkVersion, version || 0))) : node,
  )
  return { migrated: current, version }
}

/** The text of an `.inv` file. */
export function serializeWorkspace({ network, parts, attributes = [], text, networkAt }: Workspace): string {
  const at = networkAt ?? parts.filter(part => part.name === 'InviwoSetup').length
  const root = element(rootName, {}, [...parts.slice(0, at), writeNetwork(network), ...parts.slice(at)])
  const version = attributes.some(([name]) => name === 'version') ? [] : [['version', rootVersion] as const]
  return writeXml({ ...root, attributes: [...version, ...attributes], ...(text !== undefined && { text }) })
}
