import type { Vec2 } from '@ivw/data'
import { describeData } from '@ivw/python'
import { type Members, text } from './members.ts'

/** Members of `CanvasProcessor` of Python. */
export const canvasMembers: Members = {
  size: ({ canvases }, [identifier]) => canvases.size(text(identifier, 'A canvas')),
  setSize: ({ canvases }, [identifier, size]) => canvases.setSize(text(identifier, 'A canvas'), size as Vec2),
  image: ({ canvases, python }, [identifier]) => {
    const image = canvases.image(text(identifier, 'A canvas'))
    return image && python ? describeData(image, python.data) : null
  },
  snapshot: async ({ canvases, evaluator }, [identifier, path], home) => {
    const target = home.resolve(text(path, 'A path'))
    if (!/\.png$/i.test(target)) throw new Error(`No writer for ${target}: pictures are written as .png`)
    await evaluator.idle()
    await home.writeBytes(target, await canvases.snapshot(text(identifier, 'A canvas')))
  },
}
