import type { Change, PageMessage, Patch, ProcessorView, PropertyView } from '@ivw/engine/protocol'
import { FakeEngine } from '../../engine/fake-engine.ts'
import { applyChange, type FakeNetwork, newProcessor, typeOf } from '../../engine/fake-network.ts'
import { sameValue } from '../editing/same-value.ts'
import { propertyAt } from '../panel/property-tree.ts'
import { basicProperties, groupProperties, textProperties } from './gallery-properties.ts'

function processor(identifier: string, displayName: string, properties: readonly PropertyView[]): ProcessorView {
  return { ...newProcessor(typeOf('org.inviwo.VolumeRaycaster'), identifier, [0, 0]), displayName, properties, selected: true }
}

const all = [
  processor('Basic', 'Basic Widgets', basicProperties('Basic')),
  processor('Texts', 'Texts and Files', textProperties('Texts')),
  processor('Groups', 'Groups and Functions', groupProperties('Groups')),
]

/** What the user has changed already. */
const changed: readonly Change[] = [
  { kind: 'setProperty', path: 'Basic.samplingRate', state: { value: 4 } },
  { kind: 'setProperty', path: 'Basic.background', state: { value: [0.2, 0.4, 0.8, 0.6] } },
  { kind: 'setProperty', path: 'Groups.lighting.more.exponent', state: { value: 80 } },
]

/** A fake engine with a property of every class, that also resets and changes lists. */
export class GalleryEngine extends FakeEngine {
  readonly #defaults = new Map(all.map(item => [item.identifier, item]))

  constructor() {
    const network: FakeNetwork = { processors: new Map(all.map(item => [item.identifier, item])), connections: [], links: [] }
    super(changed.reduce(applyChange, network))
  }

  /** As in a real engine, a value that equals the default is one. */
  override patch(...patches: readonly Patch[]): undefined {
    const marked = (property: PropertyView): PropertyView => ({
      ...property,
      isDefault: sameValue(property.state, propertyAt(this.#defaults, property.path)?.state),
      ...(property.children && { children: property.children.map(marked) }),
    })
    return super.patch(
      ...patches.map(patch =>
        patch.kind === 'processor'
          ? { ...patch, processor: { ...patch.processor, properties: patch.processor.properties.map(marked) } }
          : patch,
      ),
    )
  }

  override postMessage(message: PageMessage): void {
    if (message.kind !== 'request') super.postMessage(message)
    else if (message.command === 'resetProperty') super.postMessage(this.#reset(message, message.parameters as { path: string }))
    else if (message.command === 'apply') this.#apply(message, message.parameters as { changes: readonly Change[] })
    else super.postMessage(message)
  }

  /** Resetting is setting the values from the beginning. */
  #reset(message: Extract<PageMessage, { kind: 'request' }>, { path }: { path: string }): PageMessage {
    const changes = statesOf(propertyAt(this.#defaults, path)).map(([at, state]): Change => ({ kind: 'setProperty', path: at, state }))
    return { ...message, command: 'apply', parameters: { changes, name: 'Reset' } }
  }

  /** Changes that the fake engine does not know are made here; the rest it answers itself. */
  #apply(message: Extract<PageMessage, { kind: 'request' }>, { changes }: { changes: readonly Change[] }): void {
    const mine = changes.filter(change => ['addProperty', 'removeProperty', 'moveProperty', 'setPropertyMeta'].includes(change.kind))
    for (const change of mine) this.#change(change)
    const rest = changes.filter(change => !mine.includes(change))
    super.postMessage({ ...message, parameters: { ...(message.parameters as object), changes: rest } })
  }

  #change(change: Change): void {
    const path = 'owner' in change ? change.owner : 'path' in change ? change.path : ''
    const owner = this.network.processors.get(path.split('.')[0] ?? '')
    if (!owner) return
    const edit = (property: PropertyView): PropertyView[] => {
      if (change.kind === 'removeProperty' && property.path === change.path) return []
      const children = property.children?.flatMap(edit)
      const copy = { ...property, ...(children && { children }) }
      if (change.kind === 'moveProperty' && children?.some(child => child.path === change.path)) {
        const [moved] = children.splice(
          children.findIndex(child => child.path === change.path),
          1,
        )
        if (moved) children.splice(change.index, 0, moved)
        return [{ ...copy, children }]
      }
      if (change.kind === 'setPropertyMeta' && property.path === change.path) return [{ ...copy, ...change.meta }]
      if (change.kind !== 'addProperty' || property.path !== change.owner) return [copy]
      const { children: _, ...added } = change.property
      return [{ ...copy, children: [...(children ?? []), { ...added, path: `${path}.${added.identifier}`, isDefault: true }] }]
    }
    const next = { ...owner, properties: owner.properties.flatMap(edit) }
    this.network = { ...this.network, processors: new Map(this.network.processors).set(owner.identifier, next) }
    this.patch({ kind: 'processor', processor: next })
  }
}

function statesOf(property: PropertyView | undefined): readonly (readonly [string, PropertyView['state']])[] {
  if (!property) return []
  return [[property.path, property.state], ...(property.children ?? []).flatMap(statesOf)]
}
