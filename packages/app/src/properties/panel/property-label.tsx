import type { PropertyView } from '@ivw/engine/protocol'
import { useEngine } from '../../engine/engine-context.ts'
import { arrows, partnerName, partnersOf } from '../../links/link-pairs.ts'
import { useStore } from '../../store.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { HelpText } from './help-text.tsx'
import { isChanged } from './property-tree.ts'

/** The name, with a dot when the value is not the default. A double click resets. */
export function PropertyLabel({ property }: { property: PropertyView }) {
  const engine = useEngine()
  const changed = isChanged(property)
  const reset = () => {
    if (changed && !property.readOnly) engine.perform('resetProperty', { path: property.path })
  }
  return (
    <Tooltip side="left" text={<LabelHelp property={property} changed={changed} />}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the context menu offers the same to the keyboard */}
      <span className="property-label" onDoubleClick={reset}>
        <span className="property-name">{property.displayName}</span>
        {changed && (
          <span className="property-dot">
            <span className="visually-hidden">(changed)</span>
          </span>
        )}
      </span>
    </Tooltip>
  )
}

function LabelHelp({ property, changed }: { property: PropertyView; changed: boolean }) {
  return (
    <div className="label-help">
      {property.help && <HelpText text={property.help} />}
      <code>{property.path}</code>
      <span className="label-help-class">
        {property.classIdentifier.replace(/^org\.inviwo\./, '')}
        {property.semantics && property.semantics !== 'Default' && `, ${property.semantics}`}
        {property.readOnly && ', read-only'}
        {property.usageMode === 'application' && ', shown in application mode'}
      </span>
      <LinkedWith path={property.path} />
      {changed && !property.readOnly && <span className="label-help-class">Double-click to reset</span>}
    </div>
  )
}

function LinkedWith({ path }: { path: string }) {
  const links = useStore(state => state.links)
  const processors = useStore(state => state.processors)
  return partnersOf(links, path).map(({ right, direction }) => (
    <span key={right} className="label-help-class">
      {arrows[direction]} {partnerName(processors, right)}
    </span>
  ))
}
