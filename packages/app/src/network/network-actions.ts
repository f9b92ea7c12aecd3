import type { EdgeView } from '@ivw/engine/protocol'
import type { EngineClient } from '../engine/client.ts'
import { unlinkEdit } from '../links/link-pairs.ts'
import { notify, sentence } from '../shell/notices.ts'
import { applyPatches } from '../state/apply-patches.ts'
import { levelOf, levelsAbove, processorsAt } from '../state/level.ts'
import { enterLevel, select, selectMade, useStore } from '../store.ts'
import { largeNetwork } from './editor-scale.ts'
import { besideTop, freePlace } from './free-place.ts'
import { deleteAndReconnectEdit, deleteEdit, type Edit, gridStep, moveEdit, snapToGrid } from './network-changes.ts'
import { networkView } from './network-view.ts'
import { rememberType } from './recent-types.ts'
import { type Direction, directions, walk } from './walk.ts'

/** What menus, keys and gestures do with the network; each is one undo step. */
export class NetworkActions {
  readonly #engine: EngineClient

  constructor(engine: EngineClient) {
    this.#engine = engine
  }

  /** Adds a processor where it covers no other one: near the middle of the view, or beside what begins the network. */
  async addInView(type: string): Promise<void> {
    const { types } = useStore.getState()
    const positions = [...shownProcessors().values()].map(({ position }) => position)
    const isSource = types.find(({ info }) => info.classIdentifier === type)?.inports.length === 0
    const top = isSource ? besideTop(positions) : undefined
    // All of a small network can be shown to reveal it.
    const isTopKept = top && (positions.length < largeNetwork || networkView.shows(top))
    const position = freePlace(positions, isTopKept ? top : networkView.middle())
    await this.add(type, position)
    requestAnimationFrame(() => networkView.reveal(position))
  }

  apply({ name, changes }: Edit, merge?: string): void {
    if (changes.length > 0) this.#engine.perform('apply', { name, changes, ...(merge !== undefined && { merge }) })
  }

  /** Adds a processor and selects it. `to`: the port to connect it to, or the connection into which it goes. */
  async add(type: string, position: readonly [number, number], to?: { path: string; direction: 'in' | 'out' } | EdgeView): Promise<void> {
    rememberType(type)
    const isFirst = shownProcessors().size === 0
    try {
      const making = this.#engine.request('addProcessor', {
        type,
        position: snapToGrid(position),
        level: useStore.getState().level,
        ...(to && endsFor(to)),
      })
      await selectMade(making.then(({ identifier }) => [identifier]))
      networkView.focus()
      if (isFirst) networkView.showFirst(position)
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  /** Shows processors at their new places at once; a refusal puts them back. */
  move(moves: ReadonlyMap<string, readonly [number, number]>, merge?: string): void {
    const { processors } = useStore.getState()
    const before = new Map([...moves.keys()].map(identifier => [identifier, processors.get(identifier)?.position] as const))
    showAt(moves)
    const { name, changes } = moveEdit({ processors }, moves)
    this.#engine.request('apply', { name, changes, ...(merge !== undefined && { merge }) }).catch((error: unknown) => {
      showAt(new Map([...before].flatMap(([identifier, position]) => (position ? [[identifier, position]] : []))))
      notify('error', sentence(error))
    })
  }

  nudge(direction: Direction): void {
    const { processors, selection } = useStore.getState()
    const [dx, dy] = directions[direction]
    const moves = new Map<string, readonly [number, number]>()
    for (const identifier of selection) {
      const position = processors.get(identifier)?.position
      if (position) moves.set(identifier, [position[0] + dx * gridStep, position[1] + dy * gridStep])
    }
    if (moves.size > 0) this.move(moves, `nudge ${[...moves.keys()].join(' ')}`)
  }

  walk(direction: Direction): void {
    const { processors, selection } = useStore.getState()
    const current = processors.get([...selection].at(-1) ?? '')
    const shown = shownProcessors()
    const next = current ? walk(shown.values(), current, direction) : shown.keys().next().value
    if (next !== undefined) select([next])
  }

  delete(connections: readonly EdgeView[] = [], links: readonly EdgeView[] = []): void {
    const { processors, selection } = useStore.getState()
    if (selection.size + connections.length === 0) this.unlink(links)
    else this.apply(deleteEdit({ processors }, [...selection], connections))
  }

  unlink(links: readonly EdgeView[]): void {
    this.apply(unlinkEdit(useStore.getState().processors, links))
  }

  deleteAndReconnect(): void {
    const state = useStore.getState()
    this.apply(deleteAndReconnectEdit(state, [...state.selection]))
  }

  selectAll(): void {
    select(shownProcessors().keys())
  }

  /** Places a copy of the selection a little aside, with its inputs connected as the originals' are. */
  async duplicate(offset: readonly [number, number] = [gridStep, gridStep]): Promise<void> {
    const { processors, selection } = useStore.getState()
    const chosen = [...selection].flatMap(identifier => processors.get(identifier) ?? [])
    if (chosen.length === 0) return
    try {
      const { text } = await this.#engine.request('copy', { identifiers: [...selection] })
      const middle = (axis: 0 | 1) => {
        const values = chosen.map(processor => processor.position[axis])
        return (Math.min(...values) + Math.max(...values)) / 2
      }
      const position = [middle(0) + offset[0], middle(1) + offset[1]] as const
      await selectMade(
        this.#engine
          .request('paste', { text, position, level: useStore.getState().level, keepInputs: true, verb: 'Duplicate' })
          .then(({ identifiers }) => identifiers),
      )
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  /** Puts the selected processors into a composite. */
  async createComposite(): Promise<void> {
    const identifiers = [...useStore.getState().selection].filter(identifier => !isBorder(identifier))
    await this.#making(this.#engine.request('createComposite', { identifiers }).then(({ identifier }) => [identifier]))
  }

  /** Puts what lies inside of the selected composite into its place. */
  async expandComposite(): Promise<void> {
    const identifier = selectedComposite()
    if (identifier !== undefined)
      await this.#making(this.#engine.request('expandComposite', { identifier }).then(answer => answer.identifiers))
  }

  /** Selects what comes out of it. */
  async #making(making: Promise<readonly string[]>): Promise<void> {
    try {
      select(await making)
      networkView.focus()
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  /** Shows the network inside of a composite; without one, of the selected one. */
  enter(identifier = selectedComposite()): void {
    if (identifier !== undefined) enterLevel(identifier)
  }

  /** Shows the network around the composite that is shown, which is then selected. */
  leave(level = levelOf(useStore.getState().level)): void {
    const inner = levelsAbove(useStore.getState().level).find(one => levelOf(one) === level)
    enterLevel(level, inner === undefined ? [] : [inner])
  }

  rerun(): void {
    this.#engine.perform('rerun', { identifiers: [...useStore.getState().selection] })
  }

  /** Cancels the selected processors that run, or all that run when none of them does. */
  cancel(identifiers: Iterable<string> = useStore.getState().selection): void {
    const { processors } = useStore.getState()
    const running = (identifier: string) => processors.get(identifier)?.status.state === 'running'
    const chosen = [...identifiers].filter(running)
    for (const identifier of chosen.length > 0 ? chosen : [...processors.keys()].filter(running))
      this.#engine.perform('cancel', { identifier })
  }
}

const shownProcessors = () => processorsAt(useStore.getState())

/** The identifier of the selected processor when it is a composite and the only one. */
export function selectedComposite(): string | undefined {
  const { selection, processors } = useStore.getState()
  const [identifier] = selection
  return selection.size === 1 && processors.get(identifier ?? '')?.composite === 'composite' ? identifier : undefined
}

/** Belongs to the composite around it. */
export function isBorder(identifier: string): boolean {
  const { composite } = useStore.getState().processors.get(identifier) ?? {}
  return composite === 'source' || composite === 'sink'
}

function endsFor(to: { path: string; direction: 'in' | 'out' } | EdgeView): { connectFrom?: string; connectTo?: string } {
  if ('source' in to) return { connectFrom: to.source, connectTo: to.destination }
  return to.direction === 'out' ? { connectFrom: to.path } : { connectTo: to.path }
}

function showAt(positions: ReadonlyMap<string, readonly [number, number]>): void {
  useStore.setState(state =>
    applyPatches(
      state,
      [...positions].flatMap(([identifier, position]) => {
        const processor = state.processors.get(identifier)
        if (!processor) return []
        const { displayName, selected } = processor
        return [{ kind: 'meta', identifier, displayName, position, selected } as const]
      }),
    ),
  )
}
