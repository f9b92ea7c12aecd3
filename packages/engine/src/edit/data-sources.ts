import {
  describePort,
  type ProcessorFactory,
  type ProcessorType,
  type ProcessorTypeDescription,
  type PropertyDescription,
} from '@ivw/network'
import type { DataSourceView } from '../protocol.ts'
import { visualizationOf } from './visualizations.ts'

/**
 * The processor types that read files: those with an outport, no inport that has to be connected and a property for a file to
 * open whose filters name extensions. The first ones are what a user will mostly want for a file.
 */
export function dataSources(factory: ProcessorFactory): readonly DataSourceView[] {
  const sources = [...factory.types.values()].flatMap(type => sourceOf(type, factory) ?? [])
  return sources.sort((a, b) => Number(a.own) - Number(b.own) || Number(b.stable) - Number(a.stable)).map(({ view }) => view)
}

interface Source {
  readonly view: DataSourceView
  readonly stable: boolean
  /** Of the user. */
  readonly own: boolean
}

function sourceOf(type: ProcessorType, factory: ProcessorFactory): Source | undefined {
  const { info, origin } = type
  if (info.visible === false || info.codeState === 'broken' || info.codeState === 'deprecated') return undefined
  const { inports, outports, properties } = descriptionOf(type)
  const dataType = outports[0]?.dataType
  const file = firstFile(properties)
  if (dataType === undefined || !file || inports.some(port => !port.optional)) return undefined
  const { classIdentifier, displayName } = info
  const visualizable = visualizationOf(dataType, factory) !== undefined
  const view = { type: classIdentifier, displayName, property: file.path, extensions: file.extensions, dataType, visualizable }
  return { view, stable: info.codeState === 'stable', own: origin !== undefined }
}

function descriptionOf(type: ProcessorType): ProcessorTypeDescription {
  const described = type.describe?.()
  if (described) return described
  const processor = type.create()
  const { inports, outports, properties } = processor
  const description = {
    inports: inports.map(describePort),
    outports: outports.map(describePort),
    properties: properties.map(property => property.describe()),
  }
  processor.dispose()
  return description
}

interface FileToOpen {
  readonly path: string
  readonly extensions: readonly { readonly extension: string; readonly description: string }[]
}

function firstFile(properties: readonly PropertyDescription[], prefix = ''): FileToOpen | undefined {
  for (const { classIdentifier, identifier, state, children = [] } of properties) {
    const path = prefix + identifier
    if (classIdentifier === 'org.inviwo.FileProperty' && state.acceptMode !== 'save' && state.fileMode !== 'directory') {
      const filters = (state.filters ?? []) as FileToOpen['extensions']
      const extensions = filters
        .map(({ extension, description }) => ({ extension: extension.replace(/^\*?\./, '').toLowerCase(), description }))
        .filter(({ extension }) => extension !== '' && extension !== '*')
      if (extensions.length > 0) return { path, extensions }
    }
    const inside = firstFile(children, `${path}.`)
    if (inside) return inside
  }
  return undefined
}
