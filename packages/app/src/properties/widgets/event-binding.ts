import { keyName } from '@ivw/engine/protocol'
import { modifiersOf } from '../../canvas/canvas-input.ts'

/** What the user is asked for; undefined where a binding is only read. */
export const requests: Readonly<Record<string, string | undefined>> = {
  key: 'Press a key…',
  mouse: 'Press a button here…',
  wheel: 'Turn the wheel here…',
}

type Modifiers = Parameters<typeof modifiersOf>[0]
const modifierKeys = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']
const buttons = ['left', 'middle', 'right']

export const kindOf = (matcher: unknown): string =>
  typeof matcher === 'object' && matcher !== null && 'kind' in matcher && typeof matcher.kind === 'string' ? matcher.kind : ''

/** A key with what is held; undefined as long as only modifiers are down. Backspace alone takes the binding away. */
export function keyBinding(matcher: object, event: Modifiers & { readonly key: string; readonly code: string }): object | undefined {
  if (modifierKeys.includes(event.key)) return undefined
  const modifiers = modifiersOf(event)
  const isCleared = event.key === 'Backspace' && modifiers.length === 0
  return { ...matcher, key: isCleared ? '' : keyName(event.code), modifiers }
}

/** A mouse button with what is held. */
export function mouseBinding(matcher: object, event: Modifiers & { readonly button: number }): object | undefined {
  const button = buttons[event.button]
  return button === undefined ? undefined : { ...matcher, buttons: [button], modifiers: modifiersOf(event) }
}

export function wheelBinding(matcher: object, event: Modifiers): object {
  return { ...matcher, modifiers: modifiersOf(event) }
}
