import type { PropertyDescription, PropertyView } from '@ivw/engine/protocol'
import { Plus } from 'lucide-react'
import { useEngine } from '../../engine/engine-context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { isFull, newElement, prefabsOf } from './new-element.ts'

/** Adds an element to a list; asks which kind where there are several. */
export function AddElement({ list }: { list: PropertyView }) {
  const engine = useEngine()
  const prefabs = prefabsOf(list)
  const full = isFull(list)
  const add = (prefab: PropertyDescription) =>
    engine.perform('apply', { changes: [newElement(list, prefab)], name: `Add to ${list.displayName}` })
  const [first, ...others] = prefabs
  if (!first) return null
  const label = full ? 'The list is full' : 'Add an element'
  if (others.length === 0) return <IconButton icon={Plus} label={label} disabled={full} onClick={() => add(first)} />
  return (
    <Menu
      trigger={
        <button type="button" className="icon-button" aria-label={label} disabled={full}>
          <Plus aria-hidden size={14} />
        </button>
      }
      items={prefabs.map(prefab => ({ label: prefab.displayName, onSelect: () => add(prefab) }))}
    />
  )
}
