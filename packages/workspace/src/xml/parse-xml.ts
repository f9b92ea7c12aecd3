import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { WorkspaceError } from '../errors.ts'
import type { XmlElement } from './element.ts'
import { decodeEntities } from './entities.ts'

const largestText = 64 * 1024 * 1024
const deepestNesting = 256

/** One node as fast-xml-parser gives it in order: its name as only key, besides `:@` for the attributes. */
type OrderedNode = Readonly<Record<string, unknown>>

const attributePrefix = '@'
const textName = '#text'
// No XML name begins with a dot. With it `constructor` and `__proto__` are harmless keys of the parser's objects.
const tagPrefix = '.'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: attributePrefix,
  textNodeName: textName,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Decoded by ourselves: the parser's limits count every `&lt;` of a help text.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: deepestNesting,
  // The parser asks twice for some tags.
  transformTagName: name => (name.startsWith(tagPrefix) ? name : tagPrefix + name),
})
const metaData = XMLParser.getMetaDataSymbol() as symbol

/** The root element. Throws WorkspaceError for text that is not well formed, too large or too deep, or has a document type. */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '')
  checkLimits(text)
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new WorkspaceError(`The text is not well formed: ${valid.err.msg}`, valid.err.line)
  const roots = parseOrdered(text)
  const lineAt = lineFinder(text)
  const [root, second] = roots.map(node => toElement(node, lineAt)).filter(node => node !== undefined)
  if (!root) throw new WorkspaceError('The text has no element')
  if (second) throw new WorkspaceError('The text is not well formed: it has two roots', second.line)
  return root
}

function parseOrdered(text: string): readonly OrderedNode[] {
  try {
    return parser.parse(text) as readonly OrderedNode[]
  } catch (cause) {
    throw new WorkspaceError(`The text cannot be parsed: ${cause instanceof Error ? cause.message : String(cause)}`, undefined, cause)
  }
}

/** Before any parser sees the text: entity bombs need a document type, stack overflows need depth. */
function checkLimits(text: string): void {
  if (text.length > largestText) throw new WorkspaceError(`The text has ${text.length} characters; at most ${largestText} are read`)
  if (/<!\s*DOCTYPE/i.test(text)) throw new WorkspaceError('Document types are refused')
  if (deepest(text) > deepestNesting) throw new WorkspaceError(`Elements are nested deeper than ${deepestNesting}`)
}

/** What may hold angle brackets without being a tag. */
const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** Largest number of open elements, in one linear pass. Ends early where the text is not well formed. */
function deepest(text: string): number {
  let depth = 0
  let most = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const section = sections.find(([start]) => text.startsWith(start, at))
    const end = section ? text.indexOf(section[1], at) : endOfTag(text, at)
    if (end < 0) break
    if (text[at + 1] === '/') depth--
    else if (!section && text[end - 1] !== '/') depth++
    most = Math.max(most, depth)
    at = end
  }
  return most
}

/** Index of the `>` that closes the tag, past quoted values; -1 when it never does. */
function endOfTag(text: string, start: number): number {
  for (let at = start; at < text.length && at >= 0; at++) {
    const character = text[at]
    if (character === '>') return at
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1)
      if (at < 0) return -1
    }
  }
  return -1
}

function lineFinder(text: string): (index: number) => number {
  const breaks: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at)
  return index => {
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] as number) < index) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

function toElement(node: OrderedNode, lineAt: (index: number) => number): XmlElement | undefined {
  const key = Object.keys(node).find(name => name !== ':@')
  if (key === undefined || key === textName) return undefined
  const content = (node[key] ?? []) as readonly OrderedNode[]
  const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>).map(
    ([name, value]) => [name.slice(attributePrefix.length), decodeEntities(value)] as const,
  )
  const children = content.map(inner => toElement(inner, lineAt)).filter(inner => inner !== undefined)
  const text = decodeEntities(content.map(inner => String(inner[textName] ?? '')).join(''))
  const start = (node as unknown as Record<symbol, { startIndex?: number } | undefined>)[metaData]?.startIndex
  return {
    name: key.slice(tagPrefix.length),
    attributes,
    children,
    ...(text.trim() !== '' && { text }),
    ...(start !== undefined && { line: lineAt(start) }),
  }
}
