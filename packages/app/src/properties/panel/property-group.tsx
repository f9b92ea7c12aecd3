import type { PropertyView } from '@ivw/engine/protocol'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { type PropertyEdit, usePropertyEdit } from '../editing/use-property-edit.ts'
import { CheckBox } from '../widgets/bool-widget.tsx'
import { CameraActions } from '../widgets/camera-actions.tsx'
import { AddElement } from './add-element.tsx'
import { allows } from './new-element.ts'
import { PropertyLabel } from './property-label.tsx'
import { checkOf } from './property-tree.ts'

export interface PropertyGroupProps {
  property: PropertyView & { readonly children: readonly PropertyView[] }
  isElement: boolean
  expanded: boolean
  actions: ReactNode
  /** How a child is shown. */
  row: (child: PropertyView, list?: PropertyView) => ReactNode
}

/** A group that folds, with a check box in its header where it has one, and a way to add where it is a list. */
export function PropertyGroup({ property, isElement, expanded, actions, row }: PropertyGroupProps) {
  const edit = usePropertyEdit(property)
  const body = useId()
  const collapsed = !expanded && edit.state.collapsed === true
  const check = checkOf(property)
  const isList = property.classIdentifier === 'org.inviwo.ListProperty'
  const children = property.children.filter(child => child.visible !== false && child !== check)
  return (
    <fieldset className="property-group" aria-label={property.displayName}>
      <div className="property-group-header" data-property={property.path} data-element={isElement || undefined}>
        <button
          type="button"
          className="property-fold"
          aria-expanded={!collapsed}
          aria-controls={body}
          aria-label={`${collapsed ? 'Unfold' : 'Fold'} ${property.displayName}`}
          onClick={() => edit.commit({ collapsed: !collapsed })}
        >
          <ChevronRight aria-hidden size={14} />
        </button>
        {check && <GroupCheck check={check} group={property} />}
        <PropertyLabel property={property} />
        <div className="property-group-actions">
          {isList && allows(property, 'add') && <AddElement list={property} />}
          {actions}
        </div>
      </div>
      {(edit.problem ?? property.problem) && <p className="property-problem">{edit.problem ?? property.problem}</p>}
      {!collapsed && (
        <div id={body} className="property-group-body">
          <GroupExtras property={property} edit={edit} />
          {children.length === 0 && <p className="property-note">{isList ? 'The list is empty.' : 'Nothing to show.'}</p>}
          {children.map(child => row(child, isList ? property : undefined))}
        </div>
      )}
    </fieldset>
  )
}

function GroupExtras({ property, edit }: { property: PropertyView; edit: PropertyEdit }) {
  // An engine that gives its cameras buttons knows more about views than the page.
  const hasActions = property.children?.some(child => child.identifier === 'actions' && child.visible !== false)
  if (property.classIdentifier !== 'org.inviwo.CameraProperty' || hasActions) return null
  return <CameraActions property={property} edit={edit} readOnly={property.readOnly ?? false} />
}

function GroupCheck({ check, group }: { check: PropertyView; group: PropertyView }) {
  const edit = usePropertyEdit(check)
  return (
    <CheckBox
      label={group.displayName}
      checked={edit.state.value === true}
      disabled={check.readOnly || group.readOnly || false}
      onChange={value => edit.commit({ value })}
    />
  )
}
