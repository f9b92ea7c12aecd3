import { encodePng } from '@ivw/data'
import { DrawnPicture } from './drawn-picture.ts'
import type { Engine } from './engine.ts'
import { withWorkspace } from './picture-workspace.ts'
import type { PictureRequest } from './protocol.ts'

/** Draws a canvas anew at a size, without a sign of it in the page. @throws Error with a sentence when the size or the canvas is refused. */
export async function exportPicture(engine: Engine, request: PictureRequest): Promise<Uint8Array> {
  const picture = new DrawnPicture(engine, request)
  try {
    const png = encodePng(await picture.pixels())
    return request.withWorkspace ? withWorkspace(png, await engine.workspaceText(engine.workspace.path)) : png
  } finally {
    picture.dispose()
  }
}
