import { rgb } from 'd3-color'
import {
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolatePlasma,
  interpolateRdBu,
  interpolateTurbo,
  interpolateViridis,
} from 'd3-scale-chromatic'
import type { TransferFunctionState } from './transfer-function.ts'
import { mix, type Vec3 } from './vector.ts'

export interface TransferFunctionPreset {
  readonly name: string
  readonly group: 'perceptual' | 'diverging' | 'plain' | 'tissue'
  readonly transferFunction: TransferFunctionState
}

/** Enough for a largest error of one percent of any of the maps below. */
const mapPoints = 33

/** Colours of a map, with opacity rising from 0 to 1 so that a volume shows its depth at once. */
function fromMap(color: (t: number) => string): TransferFunctionState {
  const points = Array.from({ length: mapPoints }, (_, i) => {
    const position = i / (mapPoints - 1)
    const { r, g, b } = rgb(color(position))
    return { position, color: [r / 255, g / 255, b / 255, position] as const }
  })
  return { points, mask: [0, 1], type: 'relative' }
}

const grey = (value: number, opacity: number): readonly [number, number, number, number] => [value, value, value, opacity]

function fromPoints(points: readonly (readonly [position: number, opacity: number, color: Vec3])[]): TransferFunctionState {
  return { points: points.map(([position, opacity, color]) => ({ position, color: [...color, opacity] })), mask: [0, 1], type: 'relative' }
}

const skin: Vec3 = [0.78, 0.54, 0.43]
const muscle: Vec3 = [0.7, 0.25, 0.2]
const bone: Vec3 = [0.95, 0.91, 0.82]

/** Starting points for the editor, by what they are good for. */
export const transferFunctionPresets: readonly TransferFunctionPreset[] = [
  { name: 'Viridis', group: 'perceptual', transferFunction: fromMap(interpolateViridis) },
  { name: 'Magma', group: 'perceptual', transferFunction: fromMap(interpolateMagma) },
  { name: 'Plasma', group: 'perceptual', transferFunction: fromMap(interpolatePlasma) },
  { name: 'Inferno', group: 'perceptual', transferFunction: fromMap(interpolateInferno) },
  { name: 'Cividis', group: 'perceptual', transferFunction: fromMap(interpolateCividis) },
  { name: 'Turbo', group: 'perceptual', transferFunction: fromMap(interpolateTurbo) },
  { name: 'Blue to Red', group: 'diverging', transferFunction: fromMap(t => interpolateRdBu(1 - t)) },
  {
    name: 'Grey',
    group: 'plain',
    transferFunction: {
      points: [
        { position: 0, color: grey(0, 0) },
        { position: 1, color: grey(1, 1) },
      ],
      mask: [0, 1],
      type: 'relative',
    },
  },
  {
    // For CT in its usual 12 bits over the whole data range: soft tissue near 0.27, bone above 0.33.
    name: 'CT Bone',
    group: 'tissue',
    transferFunction: fromPoints([
      [0, 0, muscle],
      [0.3, 0, muscle],
      [0.36, 0.25, mix(muscle, bone, 0.6)],
      [0.5, 0.8, bone],
      [1, 1, [1, 1, 1]],
    ]),
  },
  {
    name: 'CT Skin and Bone',
    group: 'tissue',
    transferFunction: fromPoints([
      [0, 0, skin],
      [0.15, 0, skin],
      [0.2, 0.06, skin],
      [0.27, 0.02, muscle],
      [0.33, 0.1, muscle],
      [0.45, 0.75, bone],
      [1, 1, [1, 1, 1]],
    ]),
  },
]
