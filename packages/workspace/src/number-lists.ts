import { numberText } from './properties/text-form.ts'
import { attribute, childrenOf, element, type XmlElement } from './xml/element.ts'

interface NumberList {
  /** Name of the element, and of the entry of the processor's meta data. */
  readonly name: string
  readonly item: string
}

/** Lists of whole numbers that processors keep in elements of their own, beside their properties; by type. */
const lists: ReadonlyMap<string, NumberList> = new Map([
  // Numbers of the columns whose axes are shown, from left to right.
  ['org.inviwo.ParallelCoordinates', { name: 'enabledAxes', item: 'axis' }],
])

/** The key in the meta data of a processor of this type that a list has. */
export function numberListKey(type: string): string | undefined {
  return lists.get(type)?.name
}

/** What the elements of a processor say, as meta data. */
export function readNumberList(type: string, elements: readonly XmlElement[]): Readonly<Record<string, readonly number[]>> {
  const list = lists.get(type)
  const node = list && elements.find(({ name }) => name === list.name)
  return list && node ? { [list.name]: numbersIn(node, list) } : {}
}

/** The elements with the list as it is now; as they were where it says the same. */
export function withNumberList(
  type: string,
  meta: Readonly<Record<string, unknown>>,
  elements: readonly XmlElement[],
): readonly XmlElement[] {
  const list = lists.get(type)
  const numbers = list && meta[list.name]
  if (!list || !Array.isArray(numbers)) return elements
  const written = element(
    list.name,
    {},
    numbers.map(number => element(list.item, { content: String(number) })),
  )
  const at = elements.findIndex(({ name }) => name === list.name)
  const old = elements[at]
  if (!old) return [...elements, written]
  return String(numbersIn(old, list)) === String(numbers) ? elements : elements.with(at, written)
}

function numbersIn(node: XmlElement, { item }: NumberList): number[] {
  return childrenOf(node, item).flatMap(inner => {
    const number = numberText.parse(attribute(inner, 'content') ?? '')
    return number !== undefined && Number.isInteger(number) ? [number] : []
  })
}
