import { Search, SlidersHorizontal, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useEngine } from '../engine/engine-context.ts'
import { useUsageChoice } from '../shell/usage-choice.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { ContextMenu } from '../ui/context-menu.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { WorkspaceSummary } from '../workspace/workspace-properties.tsx'
import { ProcessorSection } from './panel/processor-section.tsx'
import { propertyMenu } from './panel/property-menu.ts'
import { inUsageMode, propertyAt } from './panel/property-tree.ts'
import { FloatingEditors } from './transfer-function/floating-editors.tsx'
import '../ui/text-field.css'
import './properties-panel.css'

/** The properties of the selected processors, or of all in application mode, and the editors that were opened from here. */
export function PropertiesPanel() {
  // While a selection grows under the pointer the network must not wait for the panel.
  const shown = useDeferredValue(useShownProcessors())
  const mode = useUsageChoice(state => state.mode)
  const [search, setSearch] = useState('')
  const engine = useEngine()

  const menu = (target: Element) => {
    const row = target.closest<HTMLElement>('[data-property]')
    const property = row?.dataset.property && propertyAt(useStore.getState().processors, row.dataset.property)
    if (!row || !property) return []
    const list = row.dataset.element === undefined ? undefined : ownerOf(property.path)
    return propertyMenu(engine, property, list)
  }

  return (
    <div className="properties-panel">
      {shown.length === 0 ? (
        <div className="properties-nothing">
          <WorkspaceSummary />
          <div className="properties-empty">
            <SlidersHorizontal aria-hidden size={20} />
            <p>{emptyTexts[mode]}</p>
          </div>
        </div>
      ) : (
        <>
          <SearchField value={search} onChange={setSearch} />
          <ContextMenu items={menu}>
            <div className="properties-list">
              <Sections key={shown[0]} shown={shown} search={search} />
            </div>
          </ContextMenu>
        </>
      )}
      <FloatingEditors />
    </div>
  )
}

/** Thousands of sections at once would stop the page for minutes. */
const sectionsAtOnce = 20

function Sections({ shown, search }: { shown: readonly string[]; search: string }) {
  const [limit, setLimit] = useState(sectionsAtOnce)
  const left = shown.length - limit
  return (
    <>
      {shown.slice(0, limit).map(identifier => (
        <ProcessorSection key={identifier} identifier={identifier} search={search} foldable={shown.length > 1} />
      ))}
      {left > 0 && (
        <div className="properties-more">
          <Button onClick={() => setLimit(limit + sectionsAtOnce)}>Show {Math.min(left, sectionsAtOnce)} More</Button>
          <span>
            {limit} of {shown.length} processors are shown.
          </span>
        </div>
      )}
    </>
  )
}

function ownerOf(path: string) {
  return propertyAt(useStore.getState().processors, path.slice(0, path.lastIndexOf('.')))
}

const emptyTexts = {
  development: 'Select a processor in the network to see and change its properties.',
  application:
    'No property was chosen for application mode. To choose one: View > Usage Mode > Development, then Usage mode in the menu of the property.',
} as const

/** The selected ones; in application mode, where the network is hidden, all that have something to show. */
function useShownProcessors(): readonly string[] {
  const mode = useUsageChoice(state => state.mode)
  return useStore(
    useShallow(({ selection, processors }) =>
      mode === 'development'
        ? [...selection]
        : [...processors.values()].flatMap(({ identifier, properties }) => (inUsageMode(properties, mode).length > 0 ? [identifier] : [])),
    ),
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
