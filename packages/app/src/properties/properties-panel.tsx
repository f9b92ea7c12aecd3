import { Search, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { useStore } from '../store.ts'
import { ContextMenu } from '../ui/context-menu.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ProcessorSection } from './panel/processor-section.tsx'
import { propertyMenu } from './panel/property-menu.ts'
import { propertyAt } from './panel/property-tree.ts'
import { FloatingEditors } from './transfer-function/floating-editors.tsx'
import '../ui/text-field.css'
import './properties-panel.css'

/** The properties of the selected processors, and the editors that were opened from here. */
export function PropertiesPanel() {
  const selection = useStore(state => state.selection)
  const [search, setSearch] = useState('')
  const engine = useEngine()

  const menu = (target: Element) => {
    const row = target.closest<HTMLElement>('[data-property]')
    const property = row?.dataset.property && propertyAt(useStore.getState().processors, row.dataset.property)
    return row && property ? propertyMenu(engine, property, row.dataset.element !== undefined) : []
  }

  return (
    <div className="properties-panel">
      {selection.size === 0 ? (
        <div className="properties-empty">
          <SlidersHorizontal aria-hidden size={20} />
          <p>Select a processor in the network to see and change its properties.</p>
        </div>
      ) : (
        <>
          <SearchField value={search} onChange={setSearch} />
          <ContextMenu items={menu}>
            <div className="properties-list">
              {[...selection].map(identifier => (
                <ProcessorSection key={identifier} identifier={identifier} search={search} foldable={selection.size > 1} />
              ))}
            </div>
          </ContextMenu>
        </>
      )}
      <FloatingEditors />
    </div>
  )
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="properties-search">
      <Search aria-hidden size={14} />
      <input
        className="field"
        type="search"
        aria-label="Search properties"
        placeholder="Search properties"
        spellCheck={false}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && onChange('')}
      />
      {value !== '' && <IconButton icon={X} label="Clear the search" onClick={() => onChange('')} />}
    </div>
  )
}
