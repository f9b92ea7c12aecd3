import type { EventMatcher, KeyMatcher, ModifierMatch, MouseMatcher, PropertyState } from '@ivw/network'
import { child, element, type XmlElement } from '../xml/element.ts'
import { contentOf, type Field } from './field.ts'

/** Names of the bits of Inviwo's flags, from the lowest. */
const modifiers = ['control', 'shift', 'alt', 'super', 'menu', 'meta'] as const
const keyStates = ['press', 'release'] as const
const mouseStates = ['press', 'move', 'release', 'doubleClick'] as const
const mouseButtons = ['left', 'middle', 'right'] as const

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
  if (text === undefined || !/^\d{1,9}$/.test(text)) return undefined
  return names.filter((_, i) => Number(text) & (1 << i))
}

function bits<T extends string>(name: string, names: readonly T[], set: readonly T[]): XmlElement {
  return element(name, { content: String(names.reduce((sum, bit, i) => sum | (set.includes(bit) ? 1 << i : 0), 0)) })
}

function modifierElements(match: ModifierMatch): XmlElement[] {
  return match === 'any' ? [] : [bits('modifiers', modifiers, match)]
}

/**
 * `<Event />` says nothing, and that is what nearly every file has. Key and button tell the kind apart; what has
 * neither is not understood and kept as it is.
 */
function readEvent(node: XmlElement): PropertyState | undefined {
  if (node.children.length === 0) return {}
  const held = readBits(node, 'modifiers', modifiers)
  const common = held && { modifiers: held }
  if (child(node, 'key')) {
    const key = keyName(Number(contentOf(node, 'key')))
    const states = readBits(node, 'states', keyStates)
    return key === undefined ? undefined : { matcher: { kind: 'key', key, ...(states && { states }), ...common } }
  }
  const buttons = readBits(node, 'buttons', mouseButtons)
  const states = readBits(node, 'states', mouseStates)
  return buttons && { matcher: { kind: 'mouse', buttons, ...(states && { states }), ...common } }
}

function writeEvent(state: PropertyState): XmlElement {
  const matcher = state.matcher as EventMatcher | undefined
  if (matcher?.kind === 'key') return element('Event', {}, keyElements(matcher))
  return element('Event', {}, matcher?.kind === 'mouse' ? mouseElements(matcher) : [])
}

function keyElements(matcher: Partial<KeyMatcher>): XmlElement[] {
  const code = keyCode(matcher.key ?? '')
  if (code === undefined) return []
  const states = matcher.states ? [bits('states', keyStates, matcher.states)] : []
  return [element('key', { content: String(code) }), ...states, ...modifierElements(matcher.modifiers ?? 'any')]
}

function mouseElements(matcher: Partial<MouseMatcher>): XmlElement[] {
  const states = matcher.states ? [bits('states', mouseStates, matcher.states)] : []
  return [bits('buttons', mouseButtons, matcher.buttons ?? []), ...states, ...modifierElements(matcher.modifiers ?? 'any')]
}

export const eventClasses: readonly (readonly [string, readonly Field[]])[] = [
  ['org.inviwo.EventProperty', [{ element: 'Event', keys: ['matcher'], needsLive: true, read: readEvent, write: writeEvent }]],
]
