import type { LineScale, Vec2 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  type CompositeState,
  DoubleMinMaxProperty,
  DoubleProperty,
  type PropertyOptions,
  TransferFunctionProperty,
} from '@ivw/network'
import { unbounded } from './ordinal-options.ts'

type ColorByState = CompositeState & {
  /** Name of what is known of the points. */
  readonly key: string
}

/** Slow is blue, fast is red. */
const blueToRed = {
  points: [
    { position: 0, color: [0, 0, 1, 1] },
    { position: 0.5, color: [1, 1, 0, 1] },
    { position: 1, color: [1, 0, 0, 1] },
  ],
  mask: [0, 1],
  type: 'relative',
} as const

export const velocityColors = blueToRed

const told = { ...unbounded, semantics: 'Text', readOnly: true, invalidationLevel: 'valid' } as const

/** How what is known of the points of lines becomes their colours. */
export class ColorByProperty extends CompositeProperty<ColorByState> {
  static override readonly classIdentifier = 'org.inviwo.IntegralLineVectorToMesh.ColorByProperty'
  readonly #range: DoubleMinMaxProperty
  readonly #loops: BoolProperty
  readonly #least: DoubleProperty
  readonly #greatest: DoubleProperty
  readonly #transferFunction: TransferFunctionProperty

  /** The identifier is the name of what is known, unless the state says otherwise. */
  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { invalidationLevel: 'invalidOutput', ...options }, { key: identifier })
    this.#range = this.addProperty(
      new DoubleMinMaxProperty('scaleBy', 'Scale by', [0, 1], {
        range: [-1e12, 1e12],
        semantics: 'Text',
        help: 'What gets the first and the last colour.',
      }),
    )
    this.#loops = this.addProperty(
      new BoolProperty('loopTF', 'Loop Transfer Function', false, { help: 'Colours begin anew outside of that range.' }),
    )
    this.#least = this.addProperty(new DoubleProperty('minValue', 'Min Value', 0, { ...told, help: 'The least along the lines.' }))
    this.#greatest = this.addProperty(new DoubleProperty('maxValue', 'Max Value', 0, { ...told, help: 'The greatest along the lines.' }))
    this.#transferFunction = this.addProperty(
      new TransferFunctionProperty('transferFunction', 'Transfer Function', blueToRed, { help: 'The colours.' }),
    )
  }

  /** Old files have the displayed text instead of the name. */
  isFor(key: string): boolean {
    return [key, colorByName(key)].includes(this.state.key) || this.identifier === key
  }

  get scale(): LineScale {
    return { transferFunction: this.#transferFunction.state, range: this.#range.value, loops: this.#loops.value }
  }

  /** Tells what there was along the lines. */
  showRange([least, greatest]: Vec2): void {
    this.#least.value = least
    this.#greatest.value = greatest
  }
}

export const colorByName = (key: string): string => `Color by ${key}`
