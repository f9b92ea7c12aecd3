import { frameTimes, type Repeat } from '@ivw/engine/protocol'
import { useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { FloatingWindow } from '../properties/controls/floating-window.tsx'
import { AnimatedPropertyRow } from './animated-property-row.tsx'
import { AnimationPreview } from './animation-preview.ts'
import { animation, useAnimation } from './animation-state.ts'
import { ExportAnimation } from './export-animation.tsx'
import { PreviewBar } from './preview-bar.tsx'
import '../inspector/inspector.css'
import './animation-window.css'

const repeats: Readonly<Record<Repeat, string>> = { once: 'Once', loop: 'In a loop', back: 'There and back' }

/** Moves properties from one value to another: shows it in the canvases, and exports it. */
export function AnimationWindow() {
  const isOpen = useAnimation(state => state.isOpen)
  return isOpen ? (
    <FloatingWindow title="Animation" size={[620, 520]} fitsContents onClose={animation.close}>
      <Animation />
    </FloatingWindow>
  ) : null
}

function Animation() {
  const { properties, frames, framesPerSecond, repeat } = useAnimation()
  const engine = useEngine()
  const [preview] = useState(() => new AnimationPreview(engine))
  const [isExporting, setExporting] = useState(false)
  const times = frameTimes(frames, repeat)
  return (
    <div className="inspector animation">
      {properties.length === 0 ? (
        <p className="inspector-note">Choose “Animate…” in the menu of a property to let it move. Several properties move together.</p>
      ) : (
        <ul className="animated-properties">
          {properties.map(animated => (
            <AnimatedPropertyRow key={animated.path} animated={animated} />
          ))}
        </ul>
      )}
      <div className="animation-timing">
        <CountField label="Frames" value={frames} most={10_000} onChange={next => useAnimation.setState({ frames: next })} />
        <CountField
          label="Frames per second"
          value={framesPerSecond}
          most={120}
          onChange={next => useAnimation.setState({ framesPerSecond: next })}
        />
        <label>
          Runs
          <select className="field" value={repeat} onChange={event => useAnimation.setState({ repeat: event.target.value as Repeat })}>
            {Object.entries(repeats).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className="inspector-note">{Number((frames / framesPerSecond).toPrecision(3))} s</span>
      </div>
      <PreviewBar preview={preview} times={times} disabled={isExporting} />
      <ExportAnimation preview={preview} times={times} onBusy={setExporting} />
    </div>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
}

function CountField({ label, value, most, onChange }: CountProps) {
  return (
    <label>
      {label}
      <input
        className="field"
        type="number"
        min={1}
        max={most}
        value={value}
        onChange={event => {
          const next = Math.round(Number(event.target.value))
          if (next >= 1 && next <= most) onChange(next)
        }}
      />
    </label>
  )
}
