import type { XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'
import { renamePorts } from './port-names.ts'
import { prefixProcessorTypes } from './v0-processor-prefix.ts'
import { metaDataListToMap } from './v1-metadata-map.ts'
import { prefixPropertyTypes } from './v2-property-prefix.ts'
import { shadingModeToInt } from './v3-shading-mode-int.ts'
import { cameraToComposite } from './v4-camera-composite.ts'
import { prefixMetaDataTypes } from './v5-metadata-types.ts'
import { prefixMetaDataKeys } from './v6-metadata-keys.ts'
import { renameDimension } from './v7-dimensions.ts'
import { flattenPropertyLinks } from './v8-property-links.ts'
import { portsIntoProcessors } from './v9-ports-in-processors.ts'
import { removeSpacesFromTypes } from './v10-processor-types-without-spaces.ts'
import { displayNameToElement } from './v11-display-name-element.ts'
import { replaceInvalidCharacters } from './v12-processor-identifiers.ts'
import { renameTransferFunctionParts } from './v13-transfer-function-points.ts'
import { makeIdentifiersUnique } from './v14-unique-processor-identifiers.ts'
import { splitEditorWidgetMetaData } from './v15-editor-widget-metadata.ts'
import { cameraToObject } from './v16-camera-object.ts'
import { namePathsOfReferences, referencesToPaths } from './v17-references-to-paths.ts'
import { shadingModeToEnum } from './v18-shading-mode-enum.ts'
import { mergeDirectoryModes } from './v19-file-modes.ts'

/** Entry n takes version n to n + 1. */
const migrations: readonly Migration[] = [
  prefixProcessorTypes,
  metaDataListToMap,
  prefixPropertyTypes,
  shadingModeToInt,
  cameraToComposite,
  prefixMetaDataTypes,
  prefixMetaDataKeys,
  renameDimension,
  flattenPropertyLinks,
  portsIntoProcessors,
  removeSpacesFromTypes,
  displayNameToElement,
  replaceInvalidCharacters,
  renameTransferFunctionParts,
  makeIdentifiersUnique,
  splitEditorWidgetMetaData,
  cameraToObject,
  referencesToPaths,
  shadingModeToEnum,
  mergeDirectoryModes,
]

/** From here on edges name paths. */
const pathVersion = migrations.indexOf(referencesToPaths) + 1

/** The version that is written. */
export const networkVersion = migrations.length

/** `to`: the version that is wanted. */
export function migrateNetwork(network: XmlElement, version: number, to = networkVersion): XmlElement {
  // References become paths of the ports as they are called now, and types have their present names at the end.
  const renamed = version < networkVersion && to === networkVersion ? renamePorts(network) : network
  const migrated = migrations.slice(Math.max(0, version), to).reduce((node, migrate) => migrate(node), renamed)
  return to === networkVersion ? renamePorts(version >= pathVersion ? namePathsOfReferences(migrated) : migrated) : migrated
}
