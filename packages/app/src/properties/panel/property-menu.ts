import type { PropertyView } from '@ivw/engine/protocol'
import { animation, isAnimatable } from '../../animation/animation-state.ts'
import type { EngineClient } from '../../engine/client.ts'
import { linkMenu } from '../../links/link-menu.ts'
import { notify, sentence } from '../../shell/notices.ts'
import { levelOf } from '../../state/level.ts'
import { useStore } from '../../store.ts'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { applyState } from '../editing/use-property-edit.ts'
import { pastedState, valueText } from '../editing/value-text.ts'
import { semanticsFor } from '../widgets/registry.ts'
import { allows, movedElement } from './new-element.ts'
import { isChanged, isGroup } from './property-tree.ts'
import { showRangeDialog } from './range-dialog.tsx'
import { hasEditableRange } from './range-fields.ts'

/** What can be done with a property, for its context menu. `list`: the list in which it stands. */
export function propertyMenu(engine: EngineClient, property: PropertyView, list?: PropertyView): readonly MenuEntry[] {
  const readOnly = property.readOnly ?? false
  const write = (text: string) => void navigator.clipboard.writeText(text).catch((error: unknown) => notify('error', sentence(error)))
  const group = isGroup(property)
  return [
    {
      label: 'Reset to default',
      disabled: readOnly || !isChanged(property),
      onSelect: () => engine.perform('resetProperty', { path: property.path }),
    },
    'separator',
    ...(group
      ? []
      : [
          { label: 'Copy value', onSelect: () => write(valueText(property)) },
          { label: 'Paste value', disabled: readOnly, onSelect: () => void paste(engine, property) },
        ]),
    { label: 'Copy path', onSelect: () => write(property.path) },
    ...(hasEditableRange(property)
      ? ['separator' as const, { label: 'Edit range…', disabled: readOnly, onSelect: () => showRangeDialog(property) }]
      : []),
    ...semanticsMenu(engine, property),
    'separator',
    ...(isAnimatable(property) ? [{ label: 'Animate…', onSelect: () => animation.add(property) }] : []),
    ...linkMenu(engine, property),
    usageMenu(engine, property),
    ...exposeMenu(engine, property),
    ...(list ? elementMenu(engine, property, list) : []),
  ]
}

function elementMenu(engine: EngineClient, { path, displayName, readOnly }: PropertyView, list: PropertyView): readonly MenuEntry[] {
  const move = (label: string, by: -1 | 1): MenuEntry => {
    const change = movedElement(list, path, by)
    return {
      label,
      disabled: list.readOnly === true || !change,
      onSelect: () => change && engine.perform('apply', { changes: [change], name: `Move ${displayName}` }),
    }
  }
  return [
    'separator',
    move('Move up', -1),
    move('Move down', 1),
    {
      label: 'Remove from list',
      disabled: readOnly === true || !allows(list, 'remove'),
      onSelect: () => engine.perform('apply', { changes: [{ kind: 'removeProperty', path }], name: `Remove ${displayName}` }),
    },
  ]
}

function semanticsMenu(engine: EngineClient, property: PropertyView): readonly MenuEntry[] {
  const choices = semanticsFor(property.classIdentifier)
  if (choices.length < 2) return []
  const current = property.semantics ?? 'Default'
  return [
    {
      label: 'Semantics',
      items: [...new Set([...choices, current])].map(semantics => ({
        label: semantics,
        checked: semantics === current,
        onSelect: () =>
          engine.perform('apply', {
            changes: [{ kind: 'setPropertyMeta', path: property.path, meta: { semantics } }],
            name: `Change Semantics of ${property.displayName}`,
          }),
      })),
    },
  ]
}

/** Inside of a composite: whether the composite shows the property as one of its own. */
function exposeMenu(engine: EngineClient, { path, displayName, exposed }: PropertyView): readonly MenuEntry[] {
  const composite = useStore.getState().processors.get(levelOf(path.split('.')[0] ?? ''))
  if (!composite) return []
  const [kind, verb] = exposed ? (['unexpose', 'Hide'] as const) : (['expose', 'Show'] as const)
  return [
    {
      label: `Show at ${composite.displayName}`,
      checked: exposed === true,
      onSelect: () => engine.perform('apply', { changes: [{ kind, path }], name: `${verb} ${displayName} at ${composite.displayName}` }),
    },
  ]
}

/** Of a group with all that is in it. */
function usageMenu(engine: EngineClient, property: PropertyView): MenuEntry {
  const below = (each: PropertyView): readonly PropertyView[] => [each, ...(each.children ?? []).flatMap(below)]
  const all = below(property)
  return {
    label: 'Usage mode',
    items: usages.map(([usageMode, label]) => ({
      label,
      checked: all.every(each => (each.usageMode ?? 'development') === usageMode),
      onSelect: () =>
        engine.perform('apply', {
          changes: all.map(({ path }) => ({ kind: 'setPropertyMeta', path, meta: { usageMode } })),
          name: `Change Usage Mode of ${property.displayName}`,
        }),
    })),
  }
}

const usages = [
  ['application', 'Application'],
  ['development', 'Development'],
] as const

async function paste(engine: EngineClient, property: PropertyView): Promise<void> {
  const state = pastedState(property, await navigator.clipboard.readText())
  if (state) await applyState(engine, property, state)
}
