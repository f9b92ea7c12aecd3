import type { Vec2 } from '@ivw/data'
import { acceptModes, type FileExtension, type FileMode, fileModes, type ImageLabel } from '@ivw/network'
import { attribute, child, childrenOf, element, type XmlElement } from '../xml/element.ts'
import { content, contentOf, type Field, readVector, vector, writeVector } from './field.ts'
import { extensionElements, extensionValue } from './option.ts'
import { enumText, plainText, type TextForm, wholeText } from './text-form.ts'

const fileMode: TextForm<FileMode> = {
  ...enumText(fileModes),
  // "Directory only" has no number of its own any more.
  format: mode => String(fileModes.indexOf(mode === 'directoryOnly' ? 'directory' : mode)),
}
const modes = [content('acceptMode', 'acceptMode', enumText(acceptModes)), content('fileMode', 'fileMode', fileMode)]

const selectedFilter: Field = {
  element: 'selectedExtension',
  keys: ['selectedFilter'],
  read: node => {
    const value = extensionValue.read(node)
    return value && { selectedFilter: value }
  },
  write: state => {
    const value = state.selectedFilter as FileExtension | undefined
    return value && element('selectedExtension', {}, extensionElements(value))
  },
}

const fileFields: readonly Field[] = [
  content('absolutePath', 'value', plainText),
  content('workspaceRelativePath', 'workspacePath', plainText),
  content('ivwdataRelativePath', 'dataPath', plainText),
  // Very old files have only this one.
  { ...content('url', 'url', plainText), write: () => undefined },
  selectedFilter,
  ...modes,
]

/** `<element><item content="" />...` and an array of strings. */
function strings(name: string, item: string, key: string): Field {
  return {
    element: name,
    keys: [key],
    read: node => ({ [key]: childrenOf(node, item).map(inner => attribute(inner, 'content') ?? '') }),
    write: state => {
      const values = state[key] as readonly string[] | undefined
      return (
        values &&
        element(
          name,
          {},
          values.map(value => element(item, { content: value })),
        )
      )
    },
  }
}

const filters: Field = {
  element: 'nameFilter',
  keys: ['filters'],
  read: node => ({ filters: childrenOf(node, 'filter').map(readFilter) }),
  write: state => {
    const values = state.filters as readonly FileExtension[] | undefined
    return (
      values &&
      element(
        'nameFilter',
        {},
        values.map(value => element('filter', {}, extensionElements(value))),
      )
    )
  },
}

function readFilter(node: XmlElement): FileExtension {
  return { extension: contentOf(node, 'extension') ?? '', description: contentOf(node, 'description') ?? '' }
}

const multiFileFields: readonly Field[] = [
  strings('value', 'item', 'value'),
  strings('workspaceRelativePath', 'files', 'workspacePaths'),
  strings('ivwdataRelativePath', 'files', 'dataPaths'),
  filters,
  ...modes,
]

/** Named parts of a picture. */
const labels: Field = {
  element: 'Labels',
  keys: ['labels'],
  read: node => ({ labels: childrenOf(node, 'Label').map(readLabel) }),
  write: state => {
    const values = (state.labels ?? []) as readonly ImageLabel[]
    if (values.length === 0) return undefined
    return element(
      'Labels',
      {},
      values.map(({ name, topLeft, size }) =>
        element('Label', { labelName: name }, [writeVector('topLeft', topLeft), writeVector('size', size)]),
      ),
    )
  },
}

function readLabel(node: XmlElement): ImageLabel {
  const pair = (name: string): Vec2 => {
    const inner = child(node, name)
    const [x = 0, y = 0] = (inner && readVector(inner, 2, wholeText)) ?? []
    return [x, y]
  }
  return { name: attribute(node, 'labelName') ?? '', topLeft: pair('topLeft'), size: pair('size') }
}

/**
 * Where else a file may be: relative to the workspace, and to Inviwo's data folder. Which place is used is decided when
 * those are known; the keys are no part of the property's own state.
 */
export const placeKeys: readonly string[] = ['workspacePath', 'dataPath', 'url', 'workspacePaths', 'dataPaths', 'forms']

export const fileClasses: readonly (readonly [string, readonly Field[]])[] = [
  ['org.inviwo.FileProperty', fileFields],
  ['org.inviwo.DirectoryProperty', fileFields],
  ['org.inviwo.ImageEditorProperty', [...fileFields, vector('Dimension', 'dimensions', 2, wholeText), labels]],
  ['org.inviwo.MultiFileProperty', multiFileFields],
]
