import type { PropertyState } from '@ivw/network'
import { attribute, child, element, type XmlElement } from '../xml/element.ts'
import { numberText, type TextForm } from './text-form.ts'

/** How one child element of a `Property` and some fields of the property's state become each other. */
export interface Field {
  /** Name of the child element. */
  readonly element: string
  /** The fields of the state that it holds. */
  readonly keys: readonly string[]
  /** What the element says; undefined when it cannot be understood. `live`: the state of the property that shall take it. */
  read(node: XmlElement, live?: PropertyState): PropertyState | undefined
  /** Elements inside that `read` had to leave out. */
  unreadable?(node: XmlElement): readonly XmlElement[]
  /** Some elements can only be understood with what is there. */
  readonly needsLive?: true
  /** Undefined when the state says nothing of it. */
  write(state: PropertyState): XmlElement | undefined
}

/** `<element content="..." />` */
export function content<T>(name: string, key: string, form: TextForm<T>): Field {
  return {
    element: name,
    keys: [key],
    read: node => {
      const value = form.parse(attribute(node, 'content') ?? '')
      return value === undefined ? undefined : { [key]: value }
    },
    write: state => (state[key] === undefined ? undefined : element(name, { content: form.format(state[key] as T) })),
  }
}

const axes = ['x', 'y', 'z', 'w'] as const

/** The numbers of `<element x="" y="" ... />`; undefined when one is missing or unreadable. */
export function readVector(node: XmlElement, components: number, form: TextForm<number> = numberText): number[] | undefined {
  const numbers = axes.slice(0, components).map(axis => form.parse(attribute(node, axis) ?? ''))
  return numbers.every(x => x !== undefined) ? numbers : undefined
}

export function writeVector(name: string, values: readonly number[]): XmlElement {
  return element(name, Object.fromEntries(values.map((x, i) => [axes[i], numberText.format(x)])))
}

/** `<element x="" y="" />` and an array. */
export function vector(name: string, key: string, components: number, form: TextForm<number> = numberText): Field {
  return {
    element: name,
    keys: [key],
    read: node => {
      const value = readVector(node, components, form)
      return value && { [key]: value }
    },
    write: state => (state[key] === undefined ? undefined : writeVector(name, state[key] as readonly number[])),
  }
}

/** `<element><col0 x="" .../>...` and a flat column-major array. Old files say `row0` and mean the same. */
export function matrix(name: string, key: string, size: number, form: TextForm<number> = numberText): Field {
  const indices = Array.from({ length: size }, (_, i) => i)
  return {
    element: name,
    keys: [key],
    read: node => {
      const columns = indices.map(i => {
        const column = child(node, `col${i}`) ?? child(node, `row${i}`)
        return column && readVector(column, size, form)
      })
      return columns.every(column => column !== undefined) ? { [key]: columns.flat() } : undefined
    },
    write: state => {
      const values = state[key] as readonly number[] | undefined
      return (
        values &&
        element(
          name,
          {},
          indices.map(i => writeVector(`col${i}`, values.slice(i * size, (i + 1) * size))),
        )
      )
    },
  }
}

/** Content of a child: `<node><name content="..." /></node>`. */
export function contentOf(node: XmlElement, name: string): string | undefined {
  const inner = child(node, name)
  return inner && attribute(inner, 'content')
}
