import type { Disposable } from '../engine/client.ts'
import type { Command } from './command.ts'
import { matchesKey } from './keys.ts'

/** All commands of the page by identifier; it also hears the keys. */
export class CommandRegistry {
  readonly #commands = new Map<string, Command>()

  constructor(commands: readonly Command[]) {
    for (const command of commands) {
      if (this.#commands.has(command.id)) throw new Error(`Two commands are called ${command.id}`)
      this.#commands.set(command.id, command)
    }
  }

  get all(): readonly Command[] {
    return [...this.#commands.values()]
  }

  get(id: string): Command {
    const command = this.#commands.get(id)
    if (!command) throw new Error(`No command is called ${id}`)
    return command
  }

  /** The command that a key press means where it happened, whether or not it can run now. */
  find(event: KeyboardEvent): Command | undefined {
    const place = placeOf(event.target)
    const isFree = (key: string) => place !== 'settled' || key.startsWith('Ctrl+')
    return this.all.find(
      command => !command.native && worksIn(command, place) && command.keys?.some(key => isFree(key) && matchesKey(key, event)),
    )
  }

  /** Keys that reach `target` run commands; those that a text field, a menu or a dialog handled do not. */
  listen(target: Pick<Document, 'addEventListener' | 'removeEventListener'>): Disposable {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const command = this.find(event)
      if (!command) return
      // The browser's own action (save page, find) must not happen either when ours cannot.
      event.preventDefault()
      if (command.isEnabled?.() ?? true) command.run()
    }
    target.addEventListener('keydown', onKeyDown)
    return { dispose: () => target.removeEventListener('keydown', onKeyDown) }
  }
}

/** `settled` is a text field whose text was taken: undo there is about the network, and the next letter begins a new text. */
type Place = 'network' | 'text' | 'settled' | 'modal' | 'canvas' | 'page'

/** Marks the network editor's element, inside of which its keys work. */
export const networkAttribute = 'data-network-editor'

function placeOf(target: EventTarget | null): Place {
  if (typeof Element === 'undefined' || !(target instanceof Element)) return 'page'
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return 'modal'
  if (target.closest('[data-settled]')) return 'settled'
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return 'text'
  if (target.closest('[data-canvas]')) return 'canvas'
  return target.closest(`[${networkAttribute}]`) ? 'network' : 'page'
}

function worksIn(command: Command, place: Place): boolean {
  if (place === 'modal') return false
  const scope = command.scope ?? 'page'
  if (scope === 'everywhere') return true
  if (place === 'text') return false
  return scope === 'page' || place === 'network'
}
