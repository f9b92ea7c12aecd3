import type { PortHistogram } from '@ivw/engine/protocol'
import { useRef, useState } from 'react'
import { Select } from '../properties/controls/select.tsx'
import { displayNumber } from '../properties/numbers/number-format.ts'
import { histogramHeights } from '../properties/transfer-function/histogram-heights.ts'
import { themeColor, useCanvas } from '../properties/transfer-function/use-canvas.ts'
import type { InspectedPort } from './open-inspectors.ts'
import { usePortAnswer } from './use-port-answer.ts'

interface HistogramProps {
  readonly port: InspectedPort
  readonly item: number
  readonly channels: readonly string[]
}

/** How the values of a port are spread. */
export function PortHistogramView({ port, item, channels, brief = false }: HistogramProps & { brief?: boolean }) {
  const [chosen, setChosen] = useState(0)
  const [logarithmic, setLogarithmic] = useState(true)
  const channel = Math.min(chosen, channels.length - 1)
  const { value } = usePortAnswer(port, `${item} ${channel}`, engine => engine.request('portHistogram', { ...port, item, channel }))
  if (!value) return null
  return (
    <div className="inspector-histogram">
      {!brief && (
        <div className="inspector-row">
          {channels.length > 1 && (
            <Select
              label="Channel"
              value={`${channel}`}
              options={channels.map((name, i) => ({ id: `${i}`, name }))}
              onChange={id => setChosen(Number(id))}
            />
          )}
          <label>
            <input type="checkbox" checked={logarithmic} onChange={event => setLogarithmic(event.target.checked)} />
            Logarithmic
          </label>
        </div>
      )}
      <Bars histogram={value} logarithmic={logarithmic} />
      <p className="inspector-ends">
        <span>{displayNumber(value.range[0], 'double')}</span>
        <span>
          {displayNumber(value.range[1], 'double')} {value.unit}
        </span>
      </p>
      {!brief && <p className="inspector-note">{noteOf(value)}</p>}
    </div>
  )
}

function Bars({ histogram, logarithmic }: { histogram: PortHistogram; logarithmic: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const heights = histogramHeights(histogram.counts, logarithmic ? 'log' : 'all')
  useCanvas(canvas, (context, width, height) => {
    context.clearRect(0, 0, width, height)
    context.fillStyle = themeColor(context, '--accent')
    const bar = width / heights.length
    heights.forEach((share, bin) => {
      // What is there at all can be seen.
      const tall = share > 0 ? Math.max(share * height, 1) : 0
      context.fillRect(bin * bar, height - tall, Math.max(bar, 1), tall)
    })
  })
  return <canvas ref={canvas} className="inspector-bars" role="img" aria-label={`Histogram. ${noteOf(histogram)}`} />
}

function noteOf({ mean, standardDeviation, ignored, step }: PortHistogram): string {
  const parts = [
    `mean ${displayNumber(mean, 'double')}, standard deviation ${displayNumber(standardDeviation, 'double')}`,
    ignored > 0 && `${ignored.toLocaleString('en')} not finite`,
    step > 1 && `of every ${step.toLocaleString('en')}th value`,
  ]
  return parts.filter(Boolean).join('; ')
}
