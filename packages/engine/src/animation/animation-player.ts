import { encodePng, type Pixels } from '@ivw/data'
import type { Disposable } from '@ivw/network'
import type { AnimationFrame, AnimationRequest } from '../animation-views.ts'
import { DrawnPicture } from '../drawn-picture.ts'
import type { Engine } from '../engine.ts'
import { AnimationRun } from './animation-run.ts'
import { failedBefore } from './failed-before.ts'

interface Playing {
  readonly canvas: string | undefined
  readonly run: AnimationRun
  readonly picture: DrawnPicture | undefined
  /** Whether pictures were drawn coarsely before. */
  readonly refines: boolean
}

/** Plays one animation at a time, frame by frame. */
export class AnimationPlayer implements Disposable {
  readonly #engine: Engine
  #playing: Playing | undefined

  constructor(engine: Engine) {
    this.#engine = engine
    // Values of the workspace before are none of the one that is open now.
    engine.workspace.onReplace(() => this.#leave({ restores: false }))
  }

  /** Ends what was played. @throws Error with a sentence when a property or the picture is refused. */
  begin({ properties, picture: request }: AnimationRequest): void {
    this.end()
    const engine = this.#engine
    const run = new AnimationRun(engine.network, properties)
    const picture = request && new DrawnPicture(engine, request)
    this.#playing = { canvas: request?.canvas, run, picture, refines: engine.refinement?.enabled ?? false }
    // A frame that is kept is drawn once, and fully.
    if (picture && engine.refinement) engine.refinement.enabled = false
  }

  /** Resolves when the frame at a share of the time is evaluated and, where frames are kept, fully drawn. */
  async frame(at: number, as: 'png' | 'pixels'): Promise<AnimationFrame | undefined> {
    if (!this.#playing) throw new Error('The animation has ended: the workspace was saved, or another one was opened')
    const { canvas, run, picture } = this.#playing
    run.show(at)
    if (!picture) {
      await this.#engine.evaluator.idle()
      return undefined
    }
    const pixels = await picture.pixels()
    const failure = canvas === undefined ? undefined : failedBefore(this.#engine.network, canvas)
    if (failure !== undefined) throw new Error(`The frame at ${Math.round(at * 100)} % of the time cannot be drawn: ${failure}`)
    const { width, height } = pixels
    return { width, height, bytes: as === 'png' ? Uint8Array.from(encodePng(pixels)) : rgba(pixels) }
  }

  /** Everything is as it was before. */
  end(): void {
    this.#leave({ restores: true })
  }

  dispose(): void {
    this.#playing = undefined
  }

  #leave({ restores }: { restores: boolean }): void {
    const playing = this.#playing
    this.#playing = undefined
    if (!playing) return
    if (restores) playing.run.dispose()
    playing.picture?.dispose()
    if (this.#engine.refinement) this.#engine.refinement.enabled = playing.refines
  }
}

/** Four bytes a pixel, the top row first. */
function rgba({ width, height, channels, data }: Pixels): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(width * height * 4)
  const shift = data instanceof Uint16Array ? 8 : 0
  const isGray = channels < 3
  const alpha = channels % 2 === 0 ? channels - 1 : undefined
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = ((height - 1 - y) * width + x) * channels
      const to = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel++) bytes[to + channel] = (data[from + (isGray ? 0 : channel)] as number) >> shift
      bytes[to + 3] = alpha === undefined ? 255 : (data[from + alpha] as number) >> shift
    }
  return bytes
}
