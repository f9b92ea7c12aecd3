import { evaluate, type TransferFunctionPoint, type Vec2, type Vec3 } from '@ivw/data'
import { rgb } from 'd3-color'
import {
  interpolateBlues,
  interpolateCividis,
  interpolateCool,
  interpolateCubehelixDefault,
  interpolateGreens,
  interpolateGreys,
  interpolateInferno,
  interpolateMagma,
  interpolateOranges,
  interpolatePlasma,
  interpolatePuOr,
  interpolateRdBu,
  interpolateRdYlBu,
  interpolateSpectral,
  interpolateTurbo,
  interpolateViridis,
  interpolateWarm,
  interpolateYlGnBu,
  interpolateYlOrRd,
} from 'd3-scale-chromatic'

/** A colour map to start a transfer function from. */
export interface Preset {
  readonly name: string
  readonly group: 'Perceptual' | 'Sequential' | 'Diverging' | 'Rainbow'
  /** Colour at 0 to 1. */
  color(t: number): Vec3
}

function preset(group: Preset['group'], name: string, interpolate: (t: number) => string): Preset {
  const color = (t: number): Vec3 => {
    const { r, g, b } = rgb(interpolate(t))
    return [r / 255, g / 255, b / 255]
  }
  return { name, group, color }
}

const reversed = (interpolate: (t: number) => string) => (t: number) => interpolate(1 - t)

/** Perceptually uniform maps come first. */
export const presets: readonly Preset[] = [
  preset('Perceptual', 'Viridis', interpolateViridis),
  preset('Perceptual', 'Magma', interpolateMagma),
  preset('Perceptual', 'Inferno', interpolateInferno),
  preset('Perceptual', 'Plasma', interpolatePlasma),
  preset('Perceptual', 'Cividis', interpolateCividis),
  preset('Sequential', 'Grey', reversed(interpolateGreys)),
  preset('Sequential', 'Blue', reversed(interpolateBlues)),
  preset('Sequential', 'Green', reversed(interpolateGreens)),
  preset('Sequential', 'Orange', reversed(interpolateOranges)),
  preset('Sequential', 'Yellow to red', interpolateYlOrRd),
  preset('Sequential', 'Yellow to blue', interpolateYlGnBu),
  preset('Sequential', 'Warm', interpolateWarm),
  preset('Sequential', 'Cool', interpolateCool),
  preset('Sequential', 'Cubehelix', interpolateCubehelixDefault),
  preset('Diverging', 'Blue to red', reversed(interpolateRdBu)),
  preset('Diverging', 'Blue, yellow, red', reversed(interpolateRdYlBu)),
  preset('Diverging', 'Orange to purple', interpolatePuOr),
  preset('Diverging', 'Spectral', reversed(interpolateSpectral)),
  preset('Rainbow', 'Turbo', interpolateTurbo),
]

/**
 * Points that draw a colour map over a domain. With `keep` the opacity curve of these points stays exactly as it is;
 * without it the opacity rises from 0 to 1.
 */
export function presetPoints({ color }: Preset, domain: Vec2, keep?: readonly TransferFunctionPoint[]): TransferFunctionPoint[] {
  const [low, high] = domain
  const at = (t: number) => low + t * (high - low)
  const corners = simplified(color).map(at)
  const kept = keep?.map(point => point.position).filter(position => position >= low && position <= high) ?? []
  // Two points at one place are a step of the opacity: both stay.
  const positions = [...kept, ...corners.filter(position => !kept.some(other => Math.abs(other - position) < (high - low) * 1e-6))]
  const alphas = keep?.filter(point => point.position >= low && point.position <= high).map(point => point.color[3]) ?? []
  return positions
    .map((position, index) => {
      const t = (position - low) / (high - low)
      const alpha = alphas[index] ?? (keep && keep.length > 0 ? evaluate({ points: keep }, position)[3] : t)
      return { position, color: [...color(t), alpha] as const }
    })
    .sort((a, b) => a.position - b.position)
}

const tolerance = 0.015
const samples = 256

/** Places between 0 and 1 between which a map is linear, up to `tolerance` of a channel (Ramer, Douglas and Peucker). */
function simplified(color: Preset['color']): number[] {
  const colors = Array.from({ length: samples }, (_, i) => color(i / (samples - 1)))
  const split = (first: number, last: number): number[] => {
    let worst = 0
    let place = -1
    for (let i = first + 1; i < last; i++) {
      const error = deviation(colors, first, last, i)
      if (error > worst) [worst, place] = [error, i]
    }
    return worst > tolerance ? [...split(first, place), ...split(place, last).slice(1)] : [first, last]
  }
  return split(0, samples - 1).map(i => i / (samples - 1))
}

function deviation(colors: readonly Vec3[], first: number, last: number, i: number): number {
  const [a, b, c] = [colors[first], colors[last], colors[i]] as [Vec3, Vec3, Vec3]
  const t = (i - first) / (last - first)
  return Math.max(...c.map((value, channel) => Math.abs((a[channel] as number) * (1 - t) + (b[channel] as number) * t - value)))
}
