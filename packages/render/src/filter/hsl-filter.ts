import { abs, clamp, fract, max, min, select, uniform, vec3, vec4 } from 'three/tsl'
import type { FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

const epsilon = 1e-10

/** Moves hue (0..1, around), saturation and luminance (cut off at 0 and 1); alpha is kept (processors-a spec 3.9). */
export class HslFilter extends FilterPass {
  readonly #hue = uniform(0)
  readonly #saturation = uniform(0)
  readonly #luminance = uniform(0)

  constructor() {
    super('hue, saturation, luminance')
  }

  set(hue: number, saturation: number, luminance: number): void {
    this.#hue.value = hue
    this.#saturation.value = saturation
    this.#luminance.value = luminance
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    const rgb = texel.xyz as Vec3Node
    const high = max(rgb.x, max(rgb.y, rgb.z)).toVar() as FloatNode
    const low = min(rgb.x, min(rgb.y, rgb.z)).toVar() as FloatNode
    const chroma = high.sub(low).toVar() as FloatNode
    const luminance = high.sub(chroma.mul(0.5)).toVar() as FloatNode
    const room = abs(luminance.mul(2).sub(1)).oneMinus()
    // White and black have no saturation, and none is added to them.
    const isExtreme = chroma.equal(0).and(luminance.lessThanEqual(0).or(luminance.greaterThanEqual(1)))
    const moved = clamp(chroma.div(max(room, epsilon)).add(this.#saturation), 0, 1)
    const saturation = select(isExtreme, 0, moved) as FloatNode
    const color = rgbFromHsl(
      fract(hueOf(rgb, high, chroma).add(this.#hue)) as FloatNode,
      saturation,
      clamp(luminance.add(this.#luminance), 0, 1).toVar() as FloatNode,
    )
    return vec4(color, texel.w) as Vec4Node
  }
}

/** 0 red, 1/3 green, 2/3 blue. */
function hueOf(rgb: Vec3Node, high: FloatNode, chroma: FloatNode): FloatNode {
  const per = chroma.mul(6).add(epsilon)
  const aroundRed = rgb.y.sub(rgb.z).div(per)
  const aroundGreen = rgb.z
    .sub(rgb.x)
    .div(per)
    .add(1 / 3)
  const aroundBlue = rgb.x
    .sub(rgb.y)
    .div(per)
    .add(2 / 3)
  const other = select(high.equal(rgb.y), aroundGreen, aroundBlue)
  return fract(select(high.equal(rgb.x), aroundRed, other)) as FloatNode
}

function rgbFromHsl(hue: FloatNode, saturation: FloatNode, luminance: FloatNode): Vec3Node {
  const six = hue.mul(6).toVar()
  const ramp = vec3(abs(six.sub(3)).sub(1), abs(six.sub(2)).negate().add(2), abs(six.sub(4)).negate().add(2))
  const chroma = abs(luminance.mul(2).sub(1)).oneMinus().mul(saturation)
  return clamp(ramp, 0, 1).sub(0.5).mul(chroma).add(luminance) as Vec3Node
}
