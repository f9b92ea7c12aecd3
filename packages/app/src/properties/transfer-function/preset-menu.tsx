import type { Vec2 } from '@ivw/data'
import { Palette } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../controls/popover.tsx'
import { cssColor } from '../editing/color.ts'
import { CheckBox } from '../widgets/bool-widget.tsx'
import type { Points } from './tf-points.ts'
import { type Preset, presetPoints, presets } from './tf-presets.ts'
import './preset-menu.css'

export interface PresetMenuProps {
  points: Points
  domain: Vec2
  onChoose: (points: Points) => void
}

/** Colour maps to choose from, with previews; stays open to try several. */
export function PresetMenu({ points, domain, onChoose }: PresetMenuProps) {
  const [keep, setKeep] = useState(true)
  const groups = [...new Set(presets.map(preset => preset.group))]
  return (
    <Popover
      label="Presets"
      align="start"
      trigger={
        <Button className="preset-trigger">
          <Palette aria-hidden size={14} /> Presets
        </Button>
      }
    >
      <div className="preset-menu">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box is inside */}
        <label className="preset-keep">
          <CheckBox label="Keep the opacity curve" checked={keep} onChange={setKeep} />
          Keep the opacity curve
        </label>
        <div className="preset-list">
          {groups.map(group => (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              {presets
                .filter(preset => preset.group === group)
                .map(preset => (
                  <button
                    key={preset.name}
                    type="button"
                    className="preset"
                    onClick={() => onChoose(presetPoints(preset, domain, keep ? points : undefined))}
                  >
                    <span className="preset-preview" style={{ backgroundImage: previewOf(preset) }} />
                    {preset.name}
                  </button>
                ))}
            </section>
          ))}
        </div>
      </div>
    </Popover>
  )
}

function previewOf({ color }: Preset): string {
  const stops = Array.from({ length: 17 }, (_, i) => cssColor(color(i / 16)))
  return `linear-gradient(to right, ${stops.join(', ')})`
}
