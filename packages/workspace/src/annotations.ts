import { attribute, child, childrenOf, element, items, withAttribute, withChildren, type XmlElement } from './xml/element.ts'

/** What a workspace says of itself. Tags and categories are lists with commas; the description may be Markdown. */
export type Annotations = Readonly<Record<AnnotationField, string>>
export const annotationFields = ['title', 'author', 'tags', 'categories', 'description'] as const
export type AnnotationField = (typeof annotationFields)[number]

/** A small picture, a JPEG as base64. */
export interface AnnotationPicture {
  readonly name: string
  readonly size: readonly [number, number]
  readonly base64: string
}

export interface AnnotationPictures {
  readonly canvases: readonly AnnotationPicture[]
  readonly network?: AnnotationPicture | undefined
}

const partName = 'WorkspaceAnnotations'
const propertyType = 'org.inviwo.StringProperty'

/** The annotations among the parts of a workspace that are not its network; what is missing is empty. */
export function readAnnotations(parts: readonly XmlElement[]): Annotations {
  const part = partOf(parts)
  const entries = annotationFields.map(field => [field, (part && textOf(propertyOf(part, field))) ?? ''] as const)
  return Object.fromEntries(entries) as Record<AnnotationField, string>
}

/** The pictures that were saved with the workspace. */
export function readPictures(parts: readonly XmlElement[]): AnnotationPictures {
  const part = partOf(parts)
  if (!part) return { canvases: [] }
  return { canvases: items(part, 'Canvases', 'CanvasImage').flatMap(pictureOf), network: pictureOf(child(part, 'Network'))[0] }
}

/** The parts with these annotations. What is as it was, and what is not understood, stays as it was written. */
export function withAnnotations(parts: readonly XmlElement[], annotations: Readonly<Partial<Annotations>>): readonly XmlElement[] {
  const before = readAnnotations(parts)
  const changed = annotationFields.filter(field => annotations[field] !== undefined && annotations[field] !== before[field])
  if (changed.length === 0) return parts
  return withPart(parts, part => changed.reduce((result, field) => withField(result, field, annotations[field] ?? ''), part))
}

/** The parts with these pictures instead of those that they hold; a list without pictures leaves them. */
export function withPictures(parts: readonly XmlElement[], { canvases, network }: AnnotationPictures): readonly XmlElement[] {
  if (canvases.length === 0 && !network) return parts
  return withPart(parts, part => {
    const withCanvases = canvases.length === 0 ? part : withChild(part, element('Canvases', {}, canvases.map(writeCanvas)))
    return network ? withChild(withCanvases, writePicture('Network', network)) : withCanvases
  })
}

/** A list of tags or categories as it is written in one line. */
export function listOf(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).flatMap(word => word.trim() || []))]
}

const partOf = (parts: readonly XmlElement[]): XmlElement | undefined => parts.find(part => part.name === partName)

function withPart(parts: readonly XmlElement[], change: (part: XmlElement) => XmlElement): readonly XmlElement[] {
  const part = partOf(parts)
  return part ? parts.map(other => (other === part ? change(part) : other)) : [...parts, change(element(partName))]
}

function propertyOf(part: XmlElement, field: AnnotationField): XmlElement | undefined {
  return items(part, 'Properties', 'Property').find(property => attribute(property, 'identifier') === field)
}

function textOf(property: XmlElement | undefined): string | undefined {
  const value = property && child(property, 'value')
  return value && (attribute(value, 'content') ?? value.text)
}

function withField(part: XmlElement, field: AnnotationField, text: string): XmlElement {
  const list = child(part, 'Properties') ?? element('Properties')
  const property = propertyOf(part, field)
  const next = withText(property ?? element('Property', { type: propertyType, identifier: field }), text)
  const children = property ? list.children.map(other => (other === property ? next : other)) : [...list.children, next]
  return withChild(part, withChildren(list, children))
}

/** An empty text is the default, which is not written. */
function withText(property: XmlElement, text: string): XmlElement {
  const value = child(property, 'value')
  if (text === '')
    return withChildren(
      property,
      property.children.filter(other => other !== value),
    )
  if (!value) return withChildren(property, [...property.children, element('value', { content: text })])
  return withChildren(
    property,
    property.children.map(other => (other === value ? withAttribute(value, 'content', text) : other)),
  )
}

/** In the place of the child of that name, or at the end. */
function withChild(parent: XmlElement, next: XmlElement): XmlElement {
  const before = child(parent, next.name)
  if (!before) return withChildren(parent, [...parent.children, next])
  return withChildren(
    parent,
    parent.children.map(other => (other === before ? next : other)),
  )
}

function pictureOf(node: XmlElement | undefined): AnnotationPicture[] {
  if (!node) return []
  const base64 = contentOf(node, 'base64')?.replaceAll(/\s/g, '')
  if (!base64) return []
  const size = child(node, 'size')
  const side = (name: string) => Number((size && attribute(size, name)) ?? 0) || 0
  return [{ name: contentOf(node, 'name') ?? '', size: [side('x'), side('y')], base64 }]
}

function contentOf(node: XmlElement, name: string): string | undefined {
  const [inner] = childrenOf(node, name)
  return inner && (attribute(inner, 'content') ?? inner.text)
}

const writeCanvas = (picture: AnnotationPicture): XmlElement => writePicture('CanvasImage', picture)

function writePicture(name: string, { name: title, size, base64 }: AnnotationPicture): XmlElement {
  const [x, y] = size
  return element(name, {}, [
    element('name', { content: title }),
    element('size', { x: String(x), y: String(y) }),
    element('base64', { content: base64 }),
  ])
}
