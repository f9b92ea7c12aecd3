const words: Readonly<Record<string, string>> = {
  control: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  meta: 'Meta',
  doubleClick: 'double-click',
  press: 'press',
  move: 'drag',
  release: 'release',
}

/** What a user has to do for an event property to act, `Ctrl + left drag`; `matcher` as in the property's state. */
export function eventText(matcher: unknown): string {
  const fields = (typeof matcher === 'object' && matcher !== null ? matcher : {}) as Record<string, unknown>
  const modifiers = strings(fields.modifiers).map(word)
  const what = action(fields)
  if (what === '') return 'Not bound'
  const any = fields.modifiers === 'any' && fields.kind !== 'general' ? ' (any modifier)' : ''
  return [...modifiers, what].join(' + ') + any
}

function action({ kind, buttons, states, key, types, fingers, kinds }: Record<string, unknown>): string {
  switch (kind) {
    case 'mouse': {
      const names = strings(buttons)
      const button = names.length === 3 ? 'any button' : names.join(' or ')
      return [button, states === undefined ? '' : verb(strings(states))].filter(Boolean).join(' ')
    }
    case 'wheel':
      return 'wheel'
    case 'key':
      return typeof key === 'string' ? keyName(key) : ''
    case 'gesture':
      return [typeof fingers === 'number' && fingers > 0 ? `${fingers.toString()}-finger` : '', strings(types).join(' or ')]
        .filter(Boolean)
        .join(' ')
    case 'general':
      return `any ${strings(kinds).join(', ')} event`
    default:
      return ''
  }
}

/** A matcher with moves is about dragging, whatever else it takes. */
function verb(states: readonly string[]): string {
  return states.includes('move') ? 'drag' : states.map(word).join(' or ')
}

/** `KeyR` and `Digit1` are what keyboards call R and 1. */
function keyName(code: string): string {
  return code.replace(/^(Key|Digit)(?=.$)/, '').toUpperCase().length === 1 ? code.replace(/^(Key|Digit)/, '').toUpperCase() : code
}

function word(name: string): string {
  return words[name] ?? name
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}
