import { encodePng, halved, opaque, type Pixels, storedPixels } from '@ivw/data'
import type { Engine } from './engine.ts'
import { withWorkspace } from './picture-workspace.ts'
import type { PictureRequest } from './protocol.ts'

/** What GPUs draw into one texture. */
const largestSide = 8192

/** Draws a canvas anew at a size, without a sign of it in the page. @throws Error with a sentence when the size or the canvas is refused. */
export async function exportPicture(engine: Engine, request: PictureRequest): Promise<Uint8Array> {
  const { canvas, transparent = false, supersampling = 1 } = request
  const [width, height] = request.size ?? engine.canvases.size(canvas)
  const sides = [width, height].map(side => Math.round(side) * supersampling)
  if (!sides.every(side => side >= 1 && side <= largestSide))
    throw new Error(`A picture is drawn with 1 to ${largestSide} pixels a side; this one would have ${sides.join(' × ')}`)
  const drawn = await engine.canvases.drawnAs(canvas, [sides[0] ?? 1, sides[1] ?? 1], () => engine.idle(), storedPixels)
  const pixels = smaller(transparent ? drawn : opaque(drawn), supersampling)
  const png = encodePng(pixels)
  return request.withWorkspace ? withWorkspace(png, await engine.workspaceText(engine.workspace.path)) : png
}

function smaller(pixels: Pixels, factor: number): Pixels {
  return factor <= 1 ? pixels : smaller(halved(pixels), factor / 2)
}
