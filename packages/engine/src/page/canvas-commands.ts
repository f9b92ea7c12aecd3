import { exportPicture } from '../export-picture.ts'
import { describeOutport } from '../port-information.ts'
import { histogramBehind } from '../transfer-function-histogram.ts'
import type { CommandHandlers } from './command-context.ts'

type CanvasCommand = 'histogram' | 'portInformation' | 'snapshot' | 'exportPicture'

/** Questions about data and pictures. */
export const canvasCommands: CommandHandlers<CanvasCommand> = {
  histogram({ engine }, { path }) {
    return histogramBehind(engine.network, path)
  },
  async portInformation({ engine }, { path }) {
    return { text: await describeOutport(engine.network, path) }
  },
  async snapshot({ engine }, { canvas }) {
    return { png: await engine.canvases.snapshot(canvas) }
  },
  async exportPicture({ engine }, request) {
    return { png: await exportPicture(engine, request) }
  },
}
