import { join } from 'node:path'
import { encodePng, type Pixels, storedPixels } from '@ivw/data'
import { type Engine, layerOf, withWorkspace } from '@ivw/engine'
import type { PictureLayer } from '@ivw/engine/protocol'
import { CanvasProcessor } from '@ivw/processors'
import { writeAtomically } from '../files/atomic-write.ts'

export interface PictureOptions {
  readonly out: string
  readonly layers?: readonly PictureLayer[]
  /** The pictures carry the workspace as it was drawn. */
  readonly embedWorkspace?: boolean
}

export interface CanvasReport {
  readonly identifier: string
  /** Of the layers other than the one that is shown. */
  readonly layer?: PictureLayer
  /** null when there is no picture. */
  readonly file: string | null
  readonly width: number
  readonly height: number
}

export function canvasesOf(engine: Engine): CanvasProcessor[] {
  return [...engine.network.processors.values()].filter(processor => processor instanceof CanvasProcessor)
}

/** Writes what every canvas shows as `Canvas.png`, other layers as `Canvas-depth.png`; `frame` goes behind the name of the canvas. */
export async function writePictures(
  engine: Engine,
  { out, layers = ['shown'], embedWorkspace }: PictureOptions,
  frame = '',
): Promise<CanvasReport[]> {
  const workspace = embedWorkspace ? await engine.workspaceText(engine.workspace.path) : undefined
  const reports: CanvasReport[] = []
  for (const { identifier } of canvasesOf(engine))
    for (const layer of layers) {
      const pixels = await pixelsOf(engine, identifier, layer)
      const common = { identifier, ...(layer !== 'shown' && { layer }) }
      if (!pixels) {
        reports.push({ ...common, file: null, width: 0, height: 0 })
        continue
      }
      const png = encodePng(pixels)
      const file = join(out, `${identifier.replace(/[^A-Za-z0-9]/g, '')}${frame}${layer === 'shown' ? '' : `-${layer}`}.png`)
      await writeAtomically(file, workspace === undefined ? png : withWorkspace(png, workspace))
      reports.push({ ...common, file, width: pixels.width, height: pixels.height })
    }
  return reports
}

/** Undefined when the canvas shows nothing, or its image has no such layer. */
async function pixelsOf({ canvases }: Engine, identifier: string, name: PictureLayer): Promise<Pixels | undefined> {
  const image = canvases.image(identifier)
  const layer = canvases.visibleLayer(identifier)
  const found = image && layer && layerOf({ image, layer }, name)
  return found && storedPixels(found)
}
