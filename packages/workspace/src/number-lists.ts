import { numberText } from './properties/text-form.ts'
import { attribute, childrenOf, element, type XmlElement } from './xml/element.ts'

interface NumberList {
  /** Name of the element, and of the entry of the processor's meta data. */
  readonly name: string
  readonly item: string
  /** Attributes of an item that hold its numbers; the numbers of several make an array of their own. */
  readonly parts: readonly [string, ...string[]]
  readonly whole: boolean
}

const vectors = { parts: ['x', 'y'], whole: false } as const

/** Lists of numbers that processors keep in elements of their own, beside their properties; by type. */
const lists: ReadonlyMap<string, readonly NumberList[]> = new Map([
  // Numbers of the columns whose axes are shown, from left to right.
  ['org.inviwo.ParallelCoordinates', [{ name: 'enabledAxes', item: 'axis', parts: ['content'], whole: true }]],
  // Places, and the vectors that the field has there.
  [
    'org.inviwo.RBFVectorFieldGenerator2D',
    [
      { name: 'samplesx', item: 'samplex', ...vectors },
      { name: 'samplesy', item: 'sampley', ...vectors },
    ],
  ],
])

/** The keys in the meta data of a processor of this type that lists have. */
export function numberListKeys(type: string): readonly string[] {
  return lists.get(type)?.map(({ name }) => name) ?? []
}

/** What the elements of a processor say, as meta data: numbers, or arrays of them. */
export function readNumberLists(type: string, elements: readonly XmlElement[]): Readonly<Record<string, readonly unknown[]>> {
  const found = lists.get(type)?.flatMap(list => {
    const node = elements.find(({ name }) => name === list.name)
    return node ? [[list.name, itemsIn(node, list)] as const] : []
  })
  return Object.fromEntries(found ?? [])
}

/** The elements with the lists as they are now; as they were where they say the same. */
export function withNumberLists(
  type: string,
  meta: Readonly<Record<string, unknown>>,
  elements: readonly XmlElement[],
): readonly XmlElement[] {
  return (lists.get(type) ?? []).reduce((all, list) => withList(list, meta[list.name], all), elements)
}

function withList(list: NumberList, values: unknown, elements: readonly XmlElement[]): readonly XmlElement[] {
  if (!Array.isArray(values)) return elements
  const written = element(
    list.name,
    {},
    values.map(value => {
      const numbers: readonly unknown[] = Array.isArray(value) ? value : [value]
      return element(list.item, Object.fromEntries(list.parts.map((part, i) => [part, String(numbers[i])])))
    }),
  )
  const at = elements.findIndex(({ name }) => name === list.name)
  const old = elements[at]
  if (!old) return [...elements, written]
  return String(itemsIn(old, list)) === String(values) ? elements : elements.with(at, written)
}

/** Items that are not what they should be do not count. */
function itemsIn(node: XmlElement, { item, parts, whole }: NumberList): readonly unknown[] {
  return childrenOf(node, item).flatMap((inner): unknown[] => {
    const numbers = parts.map(part => numberText.parse(attribute(inner, part) ?? ''))
    const fits = numbers.every(number => number !== undefined && (!whole || Number.isInteger(number)))
    return fits ? [numbers.length === 1 ? numbers[0] : numbers] : []
  })
}
