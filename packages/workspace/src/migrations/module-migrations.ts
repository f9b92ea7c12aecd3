import { attribute, child, items, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'
import { overrideVectorsToMatrix } from './modules/base-override-model.ts'
import { splitImageToSplitter } from './modules/basegl-splitter.ts'
import { renameProperties, renameTypes } from './modules/renames.ts'

interface ModuleMigration {
  readonly module: string
  /** The version of the module that the change came with. */
  readonly version: number
  apply(root: XmlElement): XmlElement
}

const sizes = {
  overrideSphereRadius: 'forceRadius',
  customRadius: 'defaultRadius',
  overrideSphereColor: 'forceColor',
  customColor: 'defaultColor',
}

/** Changes of Inviwo's modules, whose versions a workspace keeps apart from its own. */
const migrations: readonly ModuleMigration[] = [
  { module: 'Base', version: 2, apply: root => renameTypes(root, { GeometeryGenerator: 'RandomMeshGenerator' }) },
  { module: 'Base', version: 3, apply: overrideVectorsToMatrix },
  {
    module: 'Base',
    version: 4,
    apply: root =>
      renameTypes(root, { WorldTransformGeometry: 'WorldTransformMeshDeprecated', WorldTransformVolume: 'WorldTransformVolumeDeprecated' }),
  },
  { module: 'BaseGL', version: 2, apply: root => renameProperties(root, 'Background', { color1: 'bgColor1', color2: 'bgColor2' }) },
  { module: 'BaseGL', version: 3, apply: root => renameProperties(root, 'LineRenderer', { antialising: 'antialiasing' }) },
  { module: 'BaseGL', version: 4, apply: root => renameProperties(root, 'SphereRenderer', sizes) },
  {
    module: 'BaseGL',
    version: 4,
    apply: root => renameProperties(root, 'CubeRenderer', { ...sizes, overrideCubeSize: 'forceSize', customSize: 'defaultSize' }),
  },
  { module: 'BaseGL', version: 4, apply: root => renameProperties(root, 'TubeRendering', { light: 'lighting', radius: 'defaultRadius' }) },
  { module: 'BaseGL', version: 5, apply: splitImageToSplitter },
]

const isModule = (node: XmlElement, name: string): boolean => node.name === 'Module' && attribute(node, 'name') === name

/** Brings the parts of modules that the workspace names up to date, and says so in its list of modules. */
export function migrateModules(root: XmlElement): XmlElement {
  const setup = child(root, 'InviwoSetup')
  if (!setup) return root
  const versions = new Map(items(setup, 'Modules', 'Module').map(node => [attribute(node, 'name'), Number(attribute(node, 'version'))]))
  return migrations
    .filter(({ module, version }) => (versions.get(module) ?? version) < version)
    .reduce((node, { module, version, apply }) => {
      const changed = apply(node)
      return mapElements(changed, inner => (isModule(inner, module) ? withAttribute(inner, 'version', String(version)) : inner))
    }, root)
}
