import { exportPicture } from '../export-picture.ts'
import { histogramBehind } from '../transfer-function-histogram.ts'
import type { CommandHandlers } from './command-context.ts'

type CanvasCommand =
  | 'histogram'
  | 'inspectPort'
  | 'portPicture'
  | 'portHistogram'
  | 'snapshot'
  | 'exportPicture'
  | 'beginAnimation'
  | 'animationFrame'
  | 'endAnimation'

/** Questions about data and pictures. */
export const canvasCommands: CommandHandlers<CanvasCommand> = {
  histogram({ engine }, { path }) {
    return histogramBehind(engine.network, path)
  },
  inspectPort({ engine }, request) {
    return engine.inspection.contents(request)
  },
  portPicture({ engine }, request) {
    return engine.inspection.picture(request)
  },
  portHistogram({ engine }, request) {
    return engine.inspection.histogram(request)
  },
  beginAnimation({ engine }, request) {
    engine.animation.begin(request)
    return undefined
  },
  animationFrame({ engine }, { at, as = 'png' }) {
    return engine.animation.frame(at, as)
  },
  endAnimation({ engine }) {
    engine.animation.end()
    return undefined
  },
  async snapshot({ engine }, { canvas }) {
    return { png: await engine.canvases.snapshot(canvas) }
  },
  async exportPicture({ engine }, request) {
    return { png: await exportPicture(engine, request) }
  },
}
