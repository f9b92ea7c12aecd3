export {
  type AnnotationField,
  type AnnotationPicture,
  type AnnotationPictures,
  type Annotations,
  annotationFields,
  listOf,
  readAnnotations,
  readPictures,
  withAnnotations,
  withPictures,
} from './annotations.ts'
export { type Issue, WorkspaceError } from './errors.ts'
export { type FileForms, type FilePlace, formsOf, type SavePlaces } from './file-forms.ts'
export { readIvf } from './ivf-reader.ts'
export { loadNetwork } from './load-network.ts'
export { networkVersion } from './migrations/network-migrations.ts'
export { type SavedEdge, type SavedNetwork, withFileParts } from './network-xml.ts'
export { describePort, type Remains, type SavedMeta, type SavedProcessor, type WidgetMeta } from './processor-xml.ts'
export { propertyClassesInFiles } from './properties/property-format.ts'
export type { SavedProperty } from './properties/property-xml.ts'
export {
  type FileLook,
  type FilePlaces,
  lookForFile,
  lookForPattern,
  type Places,
  rememberingFiles,
  resolveFiles,
} from './resolve-files.ts'
export { saveEdges, saveNetwork, savePart, saveProcessor } from './save-network.ts'
export { readScripts, type WorkspaceScript, withScripts } from './scripts.ts'
export { decodeWorkspace } from './text.ts'
export { parseIsoValues, parseTransferFunction, serializeIsoValues, serializeTransferFunction } from './transfer-function-file.ts'
export { type ParsedWorkspace, parseWorkspace, serializeWorkspace, type Workspace } from './workspace.ts'
export type { XmlElement } from './xml/element.ts'
