import { BoolProperty, CompositeProperty } from '@ivw/network'

/** What is measured along lines. */
export class LineMeasuresProperty extends CompositeProperty {
  readonly #curvature = this.addProperty(
    new BoolProperty('calculateCurvature', 'Calculate Curvature', false, { help: 'How strongly lines bend at every point.' }),
  )
  readonly #tortuosity = this.addProperty(
    new BoolProperty('calculateTortuosity', 'Calculate Tortuosity', false, {
      help: 'How much longer the way from the beginning of a line is than the distance, at every point.',
    }),
  )

  constructor(identifier: string, displayName: string) {
    super(identifier, displayName, { help: 'What is measured along the lines, for their colours.' })
  }

  get measures(): { readonly curvature: boolean; readonly tortuosity: boolean } {
    return { curvature: this.#curvature.value, tortuosity: this.#tortuosity.value }
  }
}
