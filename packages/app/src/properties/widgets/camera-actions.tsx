import type { PropertyView } from '@ivw/engine/protocol'
import { ArrowUpDown } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { flipUp, lookAlong, lookOf, sides } from '../editing/camera-views.ts'
import type { PropertyEdit } from '../editing/use-property-edit.ts'
import './camera-actions.css'

/** Buttons that turn a camera to the sides of the world. */
export function CameraActions({ property, edit, readOnly }: { property: PropertyView; edit: PropertyEdit; readOnly: boolean }) {
  const look = lookOf(edit.state)
  if (!look) return null
  return (
    <fieldset className="camera-actions" aria-label={`${property.displayName}: views`}>
      <span className="camera-actions-label">View</span>
      {sides.map(side => (
        <Tooltip key={side} text={`Look towards ${side.replace('-', '−')}`}>
          <Button disabled={readOnly} aria-label={`Look towards ${side}`} onClick={() => edit.commit(lookAlong(look, side))}>
            {side.replace('-', '−')}
          </Button>
        </Tooltip>
      ))}
      <IconButton icon={ArrowUpDown} label="Flip the up direction" disabled={readOnly} onClick={() => edit.commit(flipUp(look))} />
    </fieldset>
  )
}
