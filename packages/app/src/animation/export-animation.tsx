import type { PictureRequest } from '@ivw/engine/protocol'
import { useRef, useState } from 'react'
import { canvasTitles } from '../canvas/canvas-titles.ts'
import { downloadFile } from '../canvas/download-file.ts'
import { shownSize } from '../canvas/export-picture-dialog.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { notify, sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import type { AnimationPreview } from './animation-preview.ts'
import { presentProperties, useAnimation } from './animation-state.ts'
import { drawnFrames } from './drawn-frames.ts'
import { folderChooser, writeIntoFolder, writeZip } from './write-frames.ts'
import { writeVideo } from './write-video.ts'

type Format = 'webm' | 'zip' | 'folder'

interface ExportProps {
  readonly preview: AnimationPreview
  readonly times: readonly number[]
  readonly onBusy: (busy: boolean) => void
}

/** Draws the frames of a canvas and writes them into a file or a folder. */
export function ExportAnimation({ preview, times, onBusy }: ExportProps) {
  const engine = useEngine()
  const titles = canvasTitles(useStore(state => state.processors).values())
  const { properties, framesPerSecond } = useAnimation()
  const [chosen, setCanvas] = useState<string>()
  const [format, setFormat] = useState<Format>('webm')
  const [size, setSize] = useState<readonly [number, number]>()
  const [transparent, setTransparent] = useState(false)
  const [done, setDone] = useState<number>()
  const stop = useRef<AbortController>(undefined)
  const canvas = chosen !== undefined && titles.has(chosen) ? chosen : [...titles.keys()][0]
  if (canvas === undefined) return <p className="inspector-note">There is no canvas whose pictures could be exported.</p>
  const [width, height] = size ?? shownSize(canvas)

  const run = async () => {
    const controller = new AbortController()
    stop.current = controller
    let release: (() => void) | undefined
    try {
      const folder = format === 'folder' ? await folderChooser()?.() : undefined
      onBusy(true)
      release = await preview.hold()
      setDone(0)
      // Films have an even number of pixels.
      const even = (side: number) => (format === 'webm' ? Math.max(Math.round(side / 2) * 2, 2) : side)
      const picture: PictureRequest = { canvas, size: [even(width), even(height)], transparent: transparent && format !== 'webm' }
      const frames = drawnFrames(engine, {
        request: { properties: presentProperties(properties), picture },
        times,
        as: format === 'webm' ? 'pixels' : 'png',
        signal: controller.signal,
        onProgress: setDone,
      })
      const title = titles.get(canvas) ?? canvas
      if (folder) await writeIntoFolder(frames, { folder, name: title, count: times.length })
      else if (format === 'webm') downloadFile(await writeVideo(frames, framesPerSecond), fileName(title, 'webm'), 'video/webm')
      else downloadFile(await writeZip(frames, title, times.length), fileName(title, 'zip'), 'application/zip')
      notify('info', `${times.length} frames of ${title} are written.`)
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) notify('error', sentence(error))
    } finally {
      release?.()
      onBusy(false)
      setDone(undefined)
    }
  }

  const side = (axis: 0 | 1) => (
    <input
      className="field"
      type="number"
      min={1}
      max={8192}
      aria-label={axis === 0 ? 'Width' : 'Height'}
      value={(axis === 0 ? width : height) || ''}
      onChange={event => setSize(axis === 0 ? [Number(event.target.value), height] : [width, Number(event.target.value)])}
    />
  )
  return (
    <fieldset className="animation-export">
      <legend>Export</legend>
      {titles.size > 1 && (
        <select
          className="field"
          aria-label="Canvas"
          value={canvas}
          onChange={event => {
            setCanvas(event.target.value)
            setSize(undefined)
          }}
        >
          {[...titles].map(([identifier, title]) => (
            <option key={identifier} value={identifier}>
              {title}
            </option>
          ))}
        </select>
      )}
      <select className="field" aria-label="Format" value={format} onChange={event => setFormat(event.target.value as Format)}>
        <option value="webm">WebM film</option>
        <option value="zip">PNG frames in a ZIP file</option>
        {folderChooser() && <option value="folder">PNG frames in a folder…</option>}
      </select>
      {side(0)}×{side(1)}
      {format !== 'webm' && (
        <label>
          <input type="checkbox" checked={transparent} onChange={event => setTransparent(event.target.checked)} />
          without backgrounds
        </label>
      )}
      {done === undefined ? (
        <Button variant="primary" disabled={properties.length === 0 || !width || !height} onClick={() => void run()}>
          Export
        </Button>
      ) : (
        <span className="animation-progress" role="status">
          <progress value={done} max={times.length} aria-label="Frames that are drawn" />
          {done} of {times.length}
          <Button onClick={() => stop.current?.abort()}>Cancel</Button>
        </span>
      )}
    </fieldset>
  )
}

function fileName(title: string, extension: string): string {
  return `${useStore.getState().workspace.name.replace(/\.inv$/, '')} ${title}.${extension}`
}
