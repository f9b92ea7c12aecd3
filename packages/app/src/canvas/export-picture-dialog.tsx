import type { PictureLayer } from '@ivw/engine/protocol'
import { Link2, Link2Off } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { frames } from '../engine/frames.ts'
import { notify, sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { canvasTitles } from './canvas-titles.ts'
import { downloadFile } from './download-file.ts'
import './export-picture-dialog.css'

/** What GPUs draw into one texture. */
const largestSide = 8192

/** Offers the picture of a canvas as a file; of the first one when none is named. */
export function exportPicture(canvas?: string): void {
  const [first] = canvasTitles(useStore.getState().processors.values()).keys()
  const chosen = canvas ?? first
  if (chosen === undefined) notify('info', 'There is no canvas whose picture could be exported.')
  else showDialog(close => <ExportPictureDialog canvas={chosen} onClose={close} />)
}

function ExportPictureDialog({ canvas: first, onClose }: { canvas: string; onClose: () => void }) {
  const engine = useEngine()
  const form = useId()
  const canvases = useStore(state => state.processors)
  const [canvas, setCanvas] = useState(first)
  const [size, setSize] = useState(() => shownSize(first))
  const [keepsShape, setKeepsShape] = useState(true)
  const [supersampling, setSupersampling] = useState<1 | 2 | 4>(1)
  const [transparent, setTransparent] = useState(false)
  const [layer, setLayer] = useState<PictureLayer>('shown')
  const [withWorkspace, setWithWorkspace] = useState(true)
  const [isDrawing, setIsDrawing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const titles = canvasTitles(canvases.values())
  const [width, height] = size
  const isPossible = size.every(
    side => Number.isInteger(side) && side >= 1 && side * (isMeasured(layer) ? 1 : supersampling) <= largestSide,
  )

  const resize = (axis: 0 | 1, side: number) => {
    const other = keepsShape ? Math.max(1, Math.round((side * (size[1 - axis] ?? 1)) / (size[axis] || 1))) : (size[1 - axis] ?? 1)
    setSize(axis === 0 ? [side, other] : [other, side])
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsDrawing(true)
    setProblem(undefined)
    try {
      const { png } = await engine.request('exportPicture', { canvas, size, supersampling, transparent, layer, withWorkspace })
      const suffix = layer === 'shown' ? '' : ` ${layer}`
      const name = `${useStore.getState().workspace.name.replace(/\.inv$/, '')} ${titles.get(canvas) ?? canvas}${suffix}.png`
      downloadFile(png, name, 'image/png')
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setIsDrawing(false)
    }
  }
  return (
    <Dialog
      title="Export Picture"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={isDrawing || !isPossible}>
            {isDrawing ? 'Drawing …' : 'Export'}
          </Button>
        </>
      }
    >
      <form id={form} className="export-picture" onSubmit={event => void submit(event)}>
        {titles.size > 1 && (
          <>
            <label htmlFor={`${form}-canvas`}>Canvas</label>
            <select
              id={`${form}-canvas`}
              className="field"
              value={canvas}
              onChange={event => {
                setCanvas(event.target.value)
                setSize(shownSize(event.target.value))
              }}
            >
              {[...titles].map(([identifier, title]) => (
                <option key={identifier} value={identifier}>
                  {title}
                </option>
              ))}
            </select>
          </>
        )}
        <span>Size</span>
        <div className="export-size">
          <SideField label="Width" value={width} onChange={side => resize(0, side)} />
          <IconButton
            icon={keepsShape ? Link2 : Link2Off}
            label="Keep the shape"
            pressed={keepsShape}
            onClick={() => setKeepsShape(!keepsShape)}
          />
          <SideField label="Height" value={height} onChange={side => resize(1, side)} />
          <span>pixels</span>
        </div>
        <label htmlFor={`${form}-layer`}>Layer</label>
        <select id={`${form}-layer`} className="field" value={layer} onChange={event => setLayer(event.target.value as PictureLayer)}>
          <option value="shown">As shown</option>
          <option value="color">Color</option>
          <option value="depth">Depth, 16 bits from near to far</option>
          <option value="picking">Picking, colours that number objects</option>
        </select>
        <label htmlFor={`${form}-samples`}>Supersampling</label>
        <select
          id={`${form}-samples`}
          className="field"
          value={isMeasured(layer) ? 1 : supersampling}
          disabled={isMeasured(layer)}
          onChange={event => setSupersampling(Number(event.target.value) as 1 | 2 | 4)}
        >
          <option value={1}>None</option>
          <option value={2}>2 × 2 for each pixel</option>
          <option value={4}>4 × 4 for each pixel</option>
        </select>
        <label htmlFor={`${form}-background`}>Background</label>
        <select
          id={`${form}-background`}
          className="field"
          value={transparent ? 'transparent' : 'shown'}
          onChange={event => setTransparent(event.target.value === 'transparent')}
        >
          <option value="shown">As shown</option>
          <option value="transparent">Transparent, without backgrounds</option>
        </select>
        <label className="export-choice">
          <input type="checkbox" checked={withWorkspace} onChange={event => setWithWorkspace(event.target.checked)} />
          <span>
            With the workspace inside
            <small>Drop the picture on the page, or open it, to go on from here.</small>
          </span>
        </label>
        <p className="export-problem" role="alert">
          {problem ?? (isPossible ? undefined : `Drawn are 1 to ${largestSide} pixels a side, supersampling included.`)}
        </p>
      </form>
    </Dialog>
  )
}

/** Means of several pixels would be wrong numbers. */
function isMeasured(layer: PictureLayer): boolean {
  return layer === 'depth' || layer === 'picking'
}

function SideField({ label, value, onChange }: { label: string; value: number; onChange: (side: number) => void }) {
  return (
    <input
      className="field"
      type="number"
      min={1}
      max={largestSide}
      aria-label={label}
      value={value || ''}
      onChange={event => onChange(Math.round(Number(event.target.value)))}
    />
  )
}

/** Pixels of the picture as it is seen now. */
export function shownSize(canvas: string): readonly [number, number] {
  const { width, height } = frames.element(canvas)
  return frames.count(canvas) > 0 ? [width, height] : (useStore.getState().processors.get(canvas)?.canvas?.size ?? [512, 512])
}
