import type { Vec3 } from '@ivw/data'
import { float, select, uniform, vec4 } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import type { RenderedImage } from './rendered-image.ts'

/** A green triangle from the lower corners to the middle of the upper edge, on a plain colour (core spec 6.15). */
export class FirstTrianglePass {
  readonly #color = uniform(new Vector3(1, 1, 1))
  readonly #pass = new FullScreenPass('first triangle', () => {
    const { x, y } = screenPosition()
    const isInside = x.greaterThanEqual(y.mul(0.5)).and(x.lessThan(y.mul(0.5).oneMinus()))
    return {
      color: select(isInside, vec4(0, 1, 0, 1), vec4(this.#color, 1)) as Vec4Node,
      depth: select(isInside, float(0.5), float(1)) as FloatNode,
    }
  })

  draw(renderer: Renderer, image: RenderedImage, color: Vec3): void {
    this.#color.value.set(...color)
    this.#pass.draw(renderer, image)
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
