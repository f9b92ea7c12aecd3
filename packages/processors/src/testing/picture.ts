import type { Layer, Vec2 } from '@ivw/data'
import type { PictureInput } from '@ivw/network'
import type { CanvasProcessor } from '../canvas/canvas-processor.ts'
import type { TestNetwork } from './test-network.ts'

/** A layer as numbers; (0, 0) is the lower left corner, (1, 1) the upper right one. */
export class Picture {
  readonly layer: Layer
  readonly numbers: readonly number[]

  constructor(layer: Layer, numbers: readonly number[]) {
    this.layer = layer
    this.numbers = numbers
  }

  /** What a canvas shows, once everything is evaluated. */
  static async of(network: TestNetwork, canvas = 'Canvas'): Promise<Picture> {
    await network.idle()
    const shown = network.frames.get(canvas)
    if (!shown) throw new Error(`${canvas} has shown nothing`)
    return Picture.read(shown.layer)
  }

  static async read(layer: Layer): Promise<Picture> {
    return new Picture(layer, Array.from(await layer.read(), Number))
  }

  at(x: number, y: number): readonly number[] {
    const [width, height] = this.layer.dimensions
    const { components } = this.layer.format
    const index = (Math.min(Math.floor(y * height), height - 1) * width + Math.min(Math.floor(x * width), width - 1)) * components
    return this.numbers.slice(index, index + components)
  }

  /** How many pixels differ from those of another picture of the same size, by more than `tolerance` in some number. */
  difference(other: Picture, tolerance = 0): number {
    const { components } = this.layer.format
    const pixels = Array.from({ length: this.layer.pixels }, (_, i) => i * components)
    return pixels.filter(i => this.numbers.slice(i, i + components).some((x, c) => Math.abs(x - (other.numbers[i + c] ?? 0)) > tolerance))
      .length
  }
}

type Button = 'left' | 'middle' | 'right'

/** Presses, moves and releases the mouse over a canvas; resolves when all of it has gone up the network. */
export async function drag(canvas: CanvasProcessor, button: Button, from: Vec2, ...to: readonly Vec2[]): Promise<void> {
  const common = { type: 'mouse', modifiers: [] } as const
  const last = to.at(-1) ?? from
  await send(canvas, { ...common, state: 'press', button, buttons: [button], position: from })
  for (const position of to) await send(canvas, { ...common, state: 'move', button: undefined, buttons: [button], position })
  await send(canvas, { ...common, state: 'release', button, buttons: [], position: last })
}

export function send(canvas: CanvasProcessor, input: PictureInput): Promise<void> {
  return new Promise(sent => canvas.input(input, sent))
}
