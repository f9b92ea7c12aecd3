import { any, Break, dot, Fn, float, greaterThan, If, int, Loop, lessThan, pow, select, uniform, vec2, vec3, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

export interface LicSettings {
  /** Noise values that are averaged, half of them on each side of a pixel. */
  readonly samples: number
  /** Share of the picture. */
  readonly stepLength: number
  /** All vectors count alike. */
  readonly normalize: boolean
  /** More contrast. */
  readonly intensityMapping: boolean
  /** Runge-Kutta steps of fourth order instead of straight ones. */
  readonly rungeKutta: boolean
}

type Counter = FloatNode & { addAssign(value: unknown): void }

/**
 * Smears noise along the lines of a vector field (B. Cabral, L. Leedom: "Imaging vector fields using line integral convolution", 1993; processors-b spec 12.8).
 */
export class LicPass {
  readonly #field = new ImageSampler()
  readonly #noise = new ImageSampler()
  readonly #steps = uniform(10)
  readonly #stepLength = uniform(0.003)
  #settings: Pick<LicSettings, 'normalize' | 'intensityMapping' | 'rungeKutta'> = {
    normalize: true,
    intensityMapping: false,
    rungeKutta: true,
  }
  readonly #pass = new FullScreenPass('line integral convolution', () => ({ color: this.#color() }))

  draw(renderer: Renderer, image: RenderedImage, field: BoundImage, noise: BoundImage, settings: LicSettings): void {
    this.#field.set(field, renderer)
    this.#noise.set(noise, renderer)
    this.#steps.value = Math.trunc(settings.samples / 2)
    this.#stepLength.value = settings.stepLength
    this.#settings = settings
    const { normalize, intensityMapping, rungeKutta } = settings
    this.#pass.draw(renderer, image, [normalize, intensityMapping, rungeKutta, this.#field.kind, this.#noise.kind].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #color(): Vec4Node {
    return Fn(() => {
      const place = screenPosition().toVar() as Vec2Node
      const sum = this.#noise.color(place).x.toVar() as Counter
      const count = float(1).toVar() as Counter
      for (const sign of [1, -1]) this.#follow(place, sign, sum, count)
      const mean = sum.div(count).toVar() as FloatNode
      const value = this.#settings.intensityMapping ? pow(mean, float(5).div(pow(mean.add(1), 4))) : mean
      return vec4(vec3(value as FloatNode), 1)
    })() as unknown as Vec4Node
  }

  #follow(start: Vec2Node, sign: number, sum: Counter, count: Counter): void {
    const place = start.toVar() as Vec2Node & { addAssign(value: unknown): void }
    const step = this.#stepLength.mul(sign).toVar() as FloatNode
    Loop(int(this.#steps) as never, () => {
      place.addAssign(this.#direction(place, step).mul(step))
      If(any(lessThan(place, vec2(0))).or(any(greaterThan(place, vec2(1)))) as BoolNode, () => Break())
      sum.addAssign(this.#noise.color(place).x)
      count.addAssign(1)
    })
  }

  #direction(place: Vec2Node, step: FloatNode): Vec2Node {
    const first = this.#vector(place)
    if (!this.#settings.rungeKutta) return first
    const half = step.mul(0.5).toVar()
    const second = this.#vector(place.add(first.mul(half)) as Vec2Node)
    const third = this.#vector(place.add(second.mul(half)) as Vec2Node)
    const fourth = this.#vector(place.add(third.mul(step)) as Vec2Node)
    return first.add(second.add(third).mul(2)).add(fourth).div(6) as Vec2Node
  }

  /** Where there is no direction, nothing moves. */
  #vector(place: Vec2Node): Vec2Node {
    const vector = this.#field.color(place).xy.toVar() as Vec2Node
    if (!this.#settings.normalize) return vector
    const squared = dot(vector, vector).toVar() as FloatNode
    return select(squared.greaterThan(0), vector.mul(squared.inverseSqrt()), vec2(0)).toVar() as Vec2Node
  }
}
