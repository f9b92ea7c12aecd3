import type { Vec2 } from '@ivw/data'
import { describeData } from '@ivw/python'
import type { Engine } from '../engine.ts'
import type { CanvasInput } from '../protocol.ts'
import { type Members, text } from './members.ts'

/** Members of `CanvasProcessor` of Python. */
export const canvasMembers: Members = {
  size: ({ canvases }, [identifier]) => canvases.size(text(identifier, 'A canvas')),
  setSize: ({ canvases, network, history }, [name, size]) => {
    const identifier = text(name, 'A canvas')
    canvases.setSize(identifier, size as Vec2)
    // As with a window that the user resizes: the workspace keeps it.
    const before = network.processors.get(identifier)?.meta.widget ?? {}
    const widget = { position: [0, 0], visible: true, ...before, dimensions: canvases.size(identifier) }
    history.apply([{ kind: 'setMeta', identifier, meta: { widget } }], { name: `Resize ${identifier}` })
  },
  input: ({ canvases }, [identifier, input]) => canvases.input(text(identifier, 'A canvas'), input as CanvasInput),
  image: async (engine, [identifier, waits]) => {
    if (waits === true) await settled(engine)
    return described(engine, engine.canvases.image(text(identifier, 'A canvas')))
  },
  visibleLayer: (engine, [identifier]) => described(engine, engine.canvases.visibleLayer(text(identifier, 'A canvas'))),
  snapshot: async (engine, [identifier, path, waits], home) => {
    const target = home.resolve(text(path, 'A path'))
    if (!/\.png$/i.test(target)) throw new Error(`No writer for ${target}: pictures are written as .png`)
    if (waits === true) await settled(engine)
    await home.writeBytes(target, await engine.canvases.snapshot(text(identifier, 'A canvas')))
  },
}

/**
 * As far as there is something to wait for: while the network is locked nothing new is computed. For scripts alone: a callback of an
 * event would wait for itself.
 */
export async function settled(engine: Engine): Promise<void> {
  if (!engine.network.isLocked) await engine.idle()
}

const described = ({ python }: Engine, data: unknown) => (data && python ? describeData(data, python.data) : null)
