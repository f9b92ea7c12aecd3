import { FloatProperty, OptionPropertyInt } from '@ivw/network'
import { type BoundImage, FxaaPass, type Gpu, type RenderedImage } from '@ivw/render'
import { PostProcessor, postprocessing } from './post-processor.ts'

const dithers = [
  { id: 'medium', name: 'Medium', value: 1 },
  { id: 'low', name: 'Low', value: 2 },
  { id: 'off', name: 'Off', value: 3 },
]

export class FXAA extends PostProcessor {
  static override readonly info = postprocessing(
    'FXAA',
    'FXAA',
    'Smooths jagged edges of a finished picture (fast approximate antialiasing).',
  )

  readonly dither = this.addProperty(
    new OptionPropertyInt('dither', 'Dither', dithers, 0, { help: 'How coarsely ends of edges are searched; off is the finest.' }),
  )
  readonly quality = this.addProperty(
    new FloatProperty('quality', 'Quality', 0.5, { min: 0, max: 1, increment: 0.1, help: 'How far along edges their ends are searched.' }),
  )
  readonly #pass = new FxaaPass()

  constructor(identifier?: string) {
    super(identifier)
    this.quality.visibleWhen(this.dither, dither => dither.selected !== 'off')
  }

  /** Number of the preset of FXAA 3.11. */
  get preset(): number {
    const levels: Record<string, number> = { medium: 5, low: 9 }
    const most = levels[this.dither.selected]
    return this.dither.value * 10 + (most === undefined ? 9 : Math.trunc(Math.fround(Math.fround(this.quality.value) * most)))
  }

  protected override draw(gpu: Gpu, target: RenderedImage, source: BoundImage): void {
    this.#pass.draw(gpu, target, source, this.preset)
  }

  override dispose(): void {
    super.dispose()
    this.#pass.dispose()
  }
}
