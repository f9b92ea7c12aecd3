/**
 * Key combinations as text, `Ctrl+Shift+Z`, `F2`, `Period`. `Ctrl` is the command key on a Mac.
 *
 * A letter means the key that carries it: Ctrl+Z is where the user's keyboard says Z. Where the layout has no such letter
 * (Cyrillic, Greek), the key at its place on a US keyboard counts. All other keys go by their place (`KeyboardEvent.code`).
 */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

interface Combination {
  readonly control: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly name: string
}

function parse(combination: string): Combination {
  const parts = combination.split('+')
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  return { control: has('Ctrl'), shift: has('Shift'), alt: has('Alt'), name: parts.at(-1) ?? '' }
}

export function matchesKey(combination: string, event: KeyPress, mac: boolean = isMac): boolean {
  const { control, shift, alt, name } = parse(combination)
  const controlled = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (controlled !== control || event.altKey !== alt || other) return false
  // A question mark needs Shift on some keyboards and not on others.
  if (name === '?') return event.key === '?'
  if (event.shiftKey !== shift) return false
  if (/^[A-Z]$/.test(name)) return /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() === name : event.code === `Key${name}`
  if (/^[0-9]$/.test(name)) return event.code === `Digit${name}` || event.code === `Numpad${name}`
  return event.code === (codes[name] ?? name)
}

const codes: Readonly<Record<string, string>> = {
  '`': 'Backquote',
  '.': 'Period',
  ',': 'Comma',
  Plus: 'Equal',
  Minus: 'Minus',
}

const labels: Readonly<Record<string, string>> = {
  Plus: '+',
  Minus: '−',
  Backspace: 'Backspace',
  Delete: 'Del',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** How a menu shows the combination. */
export function keyLabel(combination: string, mac: boolean = isMac): string {
  const { control, shift, alt, name } = parse(combination)
  const modifiers = mac
    ? [control && '⌘', alt && '⌥', shift && '⇧'].filter(Boolean).join('')
    : [control && 'Ctrl+', alt && 'Alt+', shift && 'Shift+'].filter(Boolean).join('')
  return modifiers + (labels[name] ?? name)
}
