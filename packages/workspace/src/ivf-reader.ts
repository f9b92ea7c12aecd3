import {
  checkFilePart,
  DataError,
  defaultDataMap,
  type Files,
  fileSource,
  folderOf,
  formatByName,
  type Interpolation,
  type Mat4,
  parseSwizzle,
  resolvePath,
  type Vec2,
  Volume,
  type VolumeFile,
  type Wrap,
} from '@ivw/data'
import type { PropertyState } from '@ivw/network'
import { contentOf, matrix, readVector, vector } from './properties/field.ts'
import { boolText, wholeText } from './properties/text-form.ts'
import { attribute, child, items, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'

/**
 * Reads an `.ivf` description of a raw file (Inviwo's own XML), or an `.ivfs` list of them. The numbers are read when they
 * are first wanted. Without a `DataRange` it is that of the format. Throws DataError or WorkspaceError.
 */
export async function readIvf(bytes: Uint8Array, path: string, files: Files): Promise<VolumeFile> {
  const root = parseXml(new TextDecoder().decode(bytes))
  const list = items(root, 'volumes', 'volume')
  if (list.length === 0) return { volumes: [await readOne(root, path, files)], warnings: [] }
  const volumes: Volume[] = []
  for (const entry of list) {
    const next = resolvePath(folderOf(path), attribute(entry, 'content') ?? '')
    volumes.push(await readOne(parseXml(new TextDecoder().decode(await files.read(next))), next, files))
  }
  return { volumes, warnings: [] }
}

async function readOne(root: XmlElement, path: string, files: Files): Promise<Volume> {
  const required = (name: string): string => {
    const text = contentOf(root, name)
    if (!text) throw new DataError(`<${name}> is missing`, { file: path })
    return text
  }
  const dimension = child(root, 'Dimension')
  const [x, y, z] = (dimension && readVector(dimension, 3, wholeText)) ?? []
  if (x === undefined || y === undefined || z === undefined || Math.min(x, y, z) < 1)
    throw new DataError('<Dimension> is missing or cannot be read', { file: path, expected: 'x, y and z of at least 1' })
  const format = formatByName(required('Format'))
  const part = {
    path: resolvePath(folderOf(path), required('RawFile')),
    offset: wholeText.parse(contentOf(root, 'ByteOffset') ?? '0') ?? 0,
    elements: x * y * z,
    format,
    bigEndian: metaFlag(root, 'LittleEndian') === false,
  }
  await checkFilePart(files, part)
  const usual = defaultDataMap(format)
  const dataRange = pair(root, 'DataRange') ?? usual.dataRange
  const swizzle = contentOf(root, 'SwizzleMask')
  const interpolation = interpolations.find(mode => mode === contentOf(root, 'Interpolation')?.toLowerCase())
  const [modelMatrix, worldMatrix] = [matrix4(root, 'BasisAndOffset'), matrix4(root, 'WorldTransform')]
  const wrapping = readWrapping(root)
  return new Volume({
    dimensions: [x, y, z],
    format,
    source: fileSource(files, part),
    dataMap: {
      dataRange,
      valueRange: pair(root, 'ValueRange') ?? dataRange,
      valueAxis: { name: '', unit: contentOf(root, 'Unit') ?? '' },
    },
    ...(modelMatrix && { modelMatrix }),
    ...(worldMatrix && { worldMatrix }),
    ...(swizzle !== undefined && { swizzle: parseSwizzle(swizzle.toLowerCase()) }),
    ...(interpolation && { interpolation }),
    ...(wrapping && { wrapping }),
  })
}

const interpolations: readonly Interpolation[] = ['linear', 'nearest']
const wraps: readonly Wrap[] = ['clamp', 'repeat', 'mirror']

function fieldValue<T>(node: XmlElement, field: ReturnType<typeof vector>): T | undefined {
  const inner = child(node, field.element)
  return (inner && (field.read(inner) as PropertyState | undefined)?.value) as T | undefined
}

const pair = (node: XmlElement, name: string): Vec2 | undefined => fieldValue<Vec2>(node, vector(name, 'value', 2))
const matrix4 = (node: XmlElement, name: string): Mat4 | undefined => fieldValue<Mat4>(node, matrix(name, 'value', 4))

/** By name in three words, or by number in x, y and z. */
function readWrapping(root: XmlElement): [Wrap, Wrap, Wrap] | undefined {
  const node = child(root, 'Wrapping')
  if (!node) return undefined
  const words = attribute(node, 'content')?.toLowerCase().split(/\s+/)
  const [x, y, z] = words?.map(word => wraps.find(wrap => wrap === word)) ?? readVector(node, 3, wholeText)?.map(i => wraps[i]) ?? []
  return x && y && z ? [x, y, z] : undefined
}

function metaFlag(root: XmlElement, key: string): boolean | undefined {
  const item = items(root, 'MetaDataMap', 'MetaDataItem').find(node => attribute(node, 'key') === key)
  return item && boolText.parse(contentOf(item, 'MetaData') ?? '')
}
