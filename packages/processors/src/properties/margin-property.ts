import type { Vec2 } from '@ivw/data'
import { CompositeProperty, FloatProperty, type PropertyOptions } from '@ivw/network'
import { unbounded } from './ordinal-options.ts'

export interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Space around a plot, in pixels. */
export class MarginProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.MarginProperty'
  readonly #top: FloatProperty
  readonly #right: FloatProperty
  readonly #bottom: FloatProperty
  readonly #left: FloatProperty

  constructor(identifier: string, displayName: string, { top, right, bottom, left }: Margins, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Space around the plot.', ...options })
    this.#top = this.#pixels('top', 'Top', top)
    this.#right = this.#pixels('right_', 'Right', right)
    this.#bottom = this.#pixels('bottom', 'Bottom', bottom)
    this.#left = this.#pixels('left', 'Left', left)
  }

  get margins(): Margins {
    return { top: this.#top.value, right: this.#right.value, bottom: this.#bottom.value, left: this.#left.value }
  }

  /** Corners of what is inside of the margins in a picture of `size`: the pixels at its lower left and upper right. */
  corners([width, height]: Vec2): readonly [lower: Vec2, upper: Vec2] {
    const { top, right, bottom, left } = this.margins
    return [
      [left, bottom],
      [width - 1 - right, height - 1 - top],
    ]
  }

  #pixels(identifier: string, name: string, value: number): FloatProperty {
    return this.addProperty(new FloatProperty(identifier, name, value, { min: 0, max: 200, ...unbounded, help: 'Pixels.' }))
  }
}
