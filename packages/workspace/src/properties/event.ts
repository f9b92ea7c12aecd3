import type { EventMatcher, ModifierMatch, PropertyState } from '@ivw/network'
import { child, element, type XmlElement } from '../xml/element.ts'
import { contentOf, type Field } from './field.ts'
import { wholeText } from './text-form.ts'

/** Names of the bits of Inviwo's flags, from the lowest. */
const modifiers = ['control', 'shift', 'alt', 'super', 'menu', 'meta'] as const
const keyStates = ['press', 'release'] as const
const mouseStates = ['press', 'move', 'release', 'doubleClick'] as const
const mouseButtons = ['left', 'middle', 'right'] as const
const gestureTypes = ['pan', 'pinch', 'swipe'] as const
const gestureStates = ['started', 'updated', 'ended', 'canceled'] as const

/** Keys of Inviwo that print nothing, by the name that browsers give them. Printing ones have their ASCII code. */
const namedKeys: ReadonlyMap<string, number> = new Map<string, number>([
  ...['Escape', 'Enter', 'Tab', 'Backspace', 'Insert', 'Delete'].map((name, i) => [name, 256 + i] as const),
  ...['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageUp', 'PageDown', 'Home', 'End'].map((name, i) => [name, 262 + i] as const),
  ...['CapsLock', 'ScrollLock', 'NumLock', 'PrintScreen', 'Pause'].map((name, i) => [name, 280 + i] as const),
  ...Array.from({ length: 25 }, (_, i) => [`F${i + 1}`, 290 + i] as const),
])

function keyName(code: number): string | undefined {
  if (code >= 32 && code <= 126) return String.fromCharCode(code)
  return [...namedKeys].find(([, value]) => value === code)?.[0]
}

function keyCode(name: string): number | undefined {
  return name.length === 1 ? name.toUpperCase().charCodeAt(0) : namedKeys.get(name)
}

function readBits<T extends string>(node: XmlElement, name: string, names: readonly T[]): readonly T[] | undefined {
  const text = contentOf(node, name)
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined
  const number = Number(text)
  return names.filter((_, i) => Math.floor(number / 2 ** i) % 2 === 1)
}

function bits<T extends string>(name: string, names: readonly T[], set: readonly T[]): XmlElement {
  return element(name, { content: String(names.reduce((sum, bit, i) => sum | (set.includes(bit) ? 1 << i : 0), 0)) })
}

/** All of them held at once stands for any. */
function readModifiers(node: XmlElement): ModifierMatch | undefined {
  const held = readBits(node, 'modifiers', modifiers)
  return held?.length === modifiers.length ? 'any' : held
}

const modifierElement = (match: ModifierMatch): XmlElement => bits('modifiers', modifiers, match === 'any' ? modifiers : match)

type Kind = EventMatcher['kind']

/** What only one kind of matcher has says which kind it is. */
const telling: readonly (readonly [element: string, kind: Kind])[] = [
  ['key', 'key'],
  ['buttons', 'mouse'],
  ['types', 'gesture'],
  ['numFingers', 'gesture'],
]

/**
 * Only fields that were changed are there, and `<Event />` in nearly every file. Fields that every kind has (`states`,
 * `modifiers`) are understood by the kind of the property that is there.
 */
function readEvent(node: XmlElement, live?: PropertyState): PropertyState | undefined {
  const kind = telling.find(([name]) => child(node, name))?.[1] ?? (live?.matcher as EventMatcher | undefined)?.kind
  if (kind === undefined || node.children.length === 0) return {}
  const fields = readFields(kind, node)
  return fields && { matcher: { kind, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) } }
}

/** Undefined when one is not understood. */
function readFields(kind: Kind, node: XmlElement): Readonly<Record<string, unknown>> | undefined {
  const held = readModifiers(node)
  if (kind === 'key') {
    const key = child(node, 'key') && keyName(Number(contentOf(node, 'key')))
    return child(node, 'key') && key === undefined ? undefined : { key, states: readBits(node, 'states', keyStates), modifiers: held }
  }
  if (kind === 'mouse') {
    const buttons = readBits(node, 'buttons', mouseButtons)
    return child(node, 'buttons') && !buttons ? undefined : { buttons, states: readBits(node, 'states', mouseStates), modifiers: held }
  }
  if (kind === 'gesture') {
    const [types, states] = [readBits(node, 'types', gestureTypes), readBits(node, 'states', gestureStates)]
    const fingers = wholeText.parse(contentOf(node, 'numFingers') ?? '')
    return { types, states, fingers, modifiers: held }
  }
  return kind === 'wheel' ? { modifiers: held } : {}
}

function writeEvent(state: PropertyState): XmlElement {
  const matcher = state.matcher as Partial<EventMatcher> | undefined
  return element('Event', {}, matcher ? matcherElements(matcher) : [])
}

function matcherElements(matcher: Partial<EventMatcher>): XmlElement[] {
  switch (matcher.kind) {
    case 'key': {
      const code = keyCode(matcher.key ?? '')
      const key = code === undefined ? [] : [element('key', { content: String(code) })]
      return [
        ...key,
        ...optional(matcher.states, states => bits('states', keyStates, states)),
        ...optional(matcher.modifiers, modifierElement),
      ]
    }
    case 'mouse':
      return [
        ...optional(matcher.buttons, buttons => bits('buttons', mouseButtons, buttons)),
        ...optional(matcher.states, states => bits('states', mouseStates, states)),
        ...optional(matcher.modifiers, modifierElement),
      ]
    case 'gesture':
      return [
        ...optional(matcher.types, types => bits('types', gestureTypes, types)),
        ...optional(matcher.states, states => bits('states', gestureStates, states)),
        ...optional(matcher.fingers, fingers => element('numFingers', { content: String(fingers) })),
        ...optional(matcher.modifiers, modifierElement),
      ]
    case 'wheel':
      return optional(matcher.modifiers, modifierElement)
    default:
      return []
  }
}

function optional<T>(value: T | undefined, write: (value: T) => XmlElement): XmlElement[] {
  return value === undefined ? [] : [write(value)]
}

export const eventClasses: readonly (readonly [string, readonly Field[]])[] = [
  ['org.inviwo.EventProperty', [{ element: 'Event', keys: ['matcher'], needsLive: true, read: readEvent, write: writeEvent }]],
]
