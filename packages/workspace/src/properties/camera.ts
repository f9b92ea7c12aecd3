import { cameraTypes, type PropertyState } from '@ivw/network'
import { attribute, child, element, type XmlElement } from '../xml/element.ts'
import { content, type Field, vector } from './field.ts'
import { numberText } from './text-form.ts'

/** In the order of the file; which of the last three there are depends on the type. */
const fields: readonly Field[] = [
  vector('lookFrom', 'lookFrom', 3),
  vector('lookTo', 'lookTo', 3),
  vector('lookUp', 'lookUp', 3),
  content('near', 'near', numberText),
  content('far', 'far', numberText),
  content('aspectRatio', 'aspectRatio', numberText),
  content('fov', 'fov', numberText),
  content('width', 'width', numberText),
  vector('offset', 'offset', 2),
]

const ownOf: Readonly<Record<string, readonly string[]>> = {
  PerspectiveCamera: ['fov'],
  OrthographicCamera: ['width'],
  SkewedPerspectiveCamera: ['fov', 'offset'],
}

/** What is missing or cannot be read keeps the value of the camera that is there; without a type its projection stays, too. */
function readCamera(node: XmlElement): PropertyState | undefined {
  const type = attribute(node, 'type')
  if (type !== undefined && !cameraTypes.some(known => known === type)) return undefined
  const parts = fields.map(field => {
    const inner = child(node, field.element)
    return inner && field.read(inner)
  })
  return Object.assign({}, ...parts, type === undefined ? {} : { type })
}

const unreadable = (node: XmlElement): XmlElement[] =>
  fields.flatMap(field => {
    const inner = child(node, field.element)
    return inner && !field.read(inner) ? [inner] : []
  })

function writeCamera(state: PropertyState): XmlElement | undefined {
  const type = state.type as string | undefined
  const own = type === undefined ? undefined : ownOf[type]
  const wanted = fields.filter(({ element: name }) => !own || !['fov', 'width', 'offset'].includes(name) || own.includes(name))
  const nodes = wanted.map(field => field.write(state)).filter(node => node !== undefined)
  return nodes.length > 0 || type !== undefined ? element('Camera', { type }, nodes) : undefined
}

export const cameraField: Field = {
  element: 'Camera',
  keys: ['type', ...fields.flatMap(({ keys }) => keys)],
  read: readCamera,
  unreadable,
  write: writeCamera,
}
