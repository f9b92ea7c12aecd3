import type { PropertyView } from '@ivw/engine/protocol'
import { X } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useEngine } from '../../engine/engine-context.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePropertyEdit } from '../editing/use-property-edit.ts'
import { widgetFor } from '../widgets/registry.ts'
import { MissingFiles } from './missing-files.tsx'
import { allows } from './new-element.ts'
import { PropertyGroup } from './property-group.tsx'
import { PropertyLabel } from './property-label.tsx'
import { isGroup } from './property-tree.ts'

export interface PropertyRowProps {
  property: PropertyView
  /** The list in which it stands. */
  list?: PropertyView | undefined
  /** Groups are open whatever their state says: a search shows what it found. */
  expanded?: boolean
}

/** A property with its widget, or a group with its children. Properties that did not change are not drawn again. */
export const PropertyRow = memo(function PropertyRow({ property, list, expanded = false }: PropertyRowProps) {
  const isElement = list !== undefined
  const remove = list && allows(list, 'remove') && !property.readOnly && <RemoveButton property={property} />
  if (isGroup(property)) {
    const row = (child: PropertyView, inList?: PropertyView) => (
      <PropertyRow key={child.path} property={child} list={inList} expanded={expanded} />
    )
    return <PropertyGroup property={property} isElement={isElement} expanded={expanded} actions={remove} row={row} />
  }
  return <SingleRow property={property} isElement={isElement} actions={remove} />
})

function SingleRow({ property, isElement, actions }: { property: PropertyView; isElement: boolean; actions: ReactNode }) {
  const edit = usePropertyEdit(property)
  const { widget: Widget, layout } = widgetFor(property)
  return (
    <div
      className={classes('property-row', layout === 'wide' && 'property-row-wide')}
      data-property={property.path}
      data-element={isElement || undefined}
      data-readonly={property.readOnly || undefined}
    >
      {layout === 'bare' ? <span /> : <PropertyLabel property={property} />}
      <div className="property-value">
        <Widget property={property} edit={edit} readOnly={property.readOnly ?? false} />
        {actions}
      </div>
      {edit.problem && (
        <p className="property-problem" role="alert">
          {edit.problem}
        </p>
      )}
      {property.problem && <MissingFiles property={property} />}
    </div>
  )
}

function RemoveButton({ property: { path, displayName } }: { property: PropertyView }) {
  const engine = useEngine()
  const remove = () => engine.perform('apply', { changes: [{ kind: 'removeProperty', path }], name: `Remove ${displayName}` })
  return <IconButton icon={X} label={`Remove ${displayName}`} onClick={remove} />
}
