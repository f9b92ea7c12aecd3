import type { Vec2, Vec4 } from '@ivw/data'
import { attribute, Fn, select, uniform, vec4 } from 'three/tsl'
import {
  AlwaysDepth,
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DoubleSide,
  LinearFilter,
  Mesh,
  NoColorSpace,
  type NodeMaterial,
  OrthographicCamera,
  RGBAFormat,
  UnsignedByteType,
  Vector2,
} from 'three/webgpu'
import { layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import { materialFor } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { sampleAt, textureSampler } from '../shading/sampling.ts'
import { blendAs } from './instance-pass.ts'
import { type HandlePart, type HandlePiece, handlePictureSize, handleTexel, patchCells } from './range-handles.ts'

export interface ColoredPiece extends HandlePiece {
  readonly color: Vec4
  /** Picking colour. */
  readonly picking: Vec4
}

/** Empty texels around the pictures. */
const margin = 2
/** Lower left corners of the pictures in the texture. */
const places: Readonly<Record<HandlePart, Vec2>> = {
  center: [margin, margin],
  handle: [2 * margin + handlePictureSize('center')[0], margin],
}
const sheetSize: Vec2 = [
  3 * margin + handlePictureSize('center')[0] + handlePictureSize('handle')[0],
  2 * margin + Math.max(handlePictureSize('center')[1], handlePictureSize('handle')[1]),
]
const anyCamera = new OrthographicCamera()

/** Draws the sliders of parallel axes over a picture (processors-a spec 7.4.5). Depth stays as it is. */
export class RangeHandlesPass {
  readonly #sampler = textureSampler()
  readonly #sheetSize = uniform(new Vector2(...sheetSize))
  readonly #materials = new Map<string, NodeMaterial>()
  #sheet: DataTexture | undefined
  #geometry = new BufferGeometry()

  draw(renderer: Renderer, image: RenderedImage, pieces: readonly ColoredPiece[]): void {
    if (pieces.length === 0) return
    this.#sheet ??= sheet()
    this.#sampler.value = this.#sheet
    this.#geometry.dispose()
    this.#geometry = cellsOf(image.dimensions, pieces)
    const mesh = new Mesh(this.#geometry, this.#material(image))
    mesh.frustumCulled = false
    renderer.draw(image, mesh, anyCamera, 'keep')
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
    this.#sheet?.dispose()
    this.#sheet = undefined
    this.#geometry.dispose()
  }

  #material({ layout }: RenderedImage): NodeMaterial {
    const key = layoutKey(layout)
    const found = this.#materials.get(key)
    if (found) return found
    const shown = (): Vec4Node => {
      const texel = (attribute('texel', 'vec2') as unknown as Vec2Node).div(this.#sheetSize) as Vec2Node
      const { x: shade, y: fill, z: border } = sampleAt(this.#sampler, texel).toVar() as Vec4Node
      const color = attribute('pieceColor', 'vec4') as unknown as Vec4Node
      const filled = vec4(color.xyz.mul(shade), color.w.mul(fill)).mul(border.oneMinus())
      return filled.add(vec4(0, 0, 0, border.mul(border))).toVar() as Vec4Node
    }
    const color = Fn(() => {
      const piece = shown()
      return piece.mul(piece.w)
    })() as unknown as Vec4Node
    const nothing = vec4(0, 0, 0, 0) as Vec4Node
    const id = attribute('pieceId', 'vec4') as unknown as Vec4Node
    const picking = Fn(() => select(shown().w.greaterThan(0.1), id, nothing))() as unknown as Vec4Node
    const material = materialFor(layout, { color, picking })
    material.name = 'range handles'
    material.vertexNode = vec4(attribute('position', 'vec3') as unknown as Vec3Node, 1)
    blendAs(material, 'alpha')
    material.depthFunc = AlwaysDepth
    material.depthTest = material.depthWrite = false
    material.side = DoubleSide
    this.#materials.set(key, material)
    return material
  }
}

/** Both pictures: shade, fill and border in red, green and blue. */
function sheet(): DataTexture {
  const [width, height] = sheetSize
  const texels = new Uint8Array(width * height * 4)
  for (const part of ['center', 'handle'] as const) {
    const [w, h] = handlePictureSize(part)
    const [left, bottom] = places[part]
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const { shade, fill, border } = handleTexel(part, x, y)
        texels.set(
          [shade, fill, border, 1].map(value => Math.round(255 * value)),
          ((bottom + y) * width + left + x) * 4,
        )
      }
  }
  const texture = new DataTexture(texels, width, height, RGBAFormat, UnsignedByteType)
  texture.minFilter = texture.magFilter = LinearFilter
  texture.colorSpace = NoColorSpace
  texture.needsUpdate = true
  return texture
}

/** Cells may overlap or be folded over: all nine are drawn, in order. */
function cellsOf([width, height]: Vec2, pieces: readonly ColoredPiece[]): BufferGeometry {
  const [positions, texels, colors, ids]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const piece of pieces) {
    const { x, y, source } = patchCells(piece)
    const [w, h] = handlePictureSize(piece.part)
    const [left, bottom] = places[piece.part]
    const vertex = (i: number, j: number): void => {
      const px = piece.corner[0] + (x[i] as number) * piece.extent[0]
      const py = piece.corner[1] + (y[j] as number) * piece.extent[1]
      positions.push((2 * px) / width - 1, (2 * py) / height - 1, 0)
      texels.push(left + (source[i] as number) * w, bottom + (source[j] as number) * h)
      colors.push(...piece.color)
      ids.push(...piece.picking)
    }
    for (let j = 0; j < 3; j++)
      for (let i = 0; i < 3; i++) {
        for (const [di, dj] of [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
          [1, 1],
          [0, 1],
        ] as const)
          vertex(i + di, j + dj)
      }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3))
  geometry.setAttribute('texel', new BufferAttribute(Float32Array.from(texels), 2))
  geometry.setAttribute('pieceColor', new BufferAttribute(Float32Array.from(colors), 4))
  geometry.setAttribute('pieceId', new BufferAttribute(Float32Array.from(ids), 4))
  return geometry
}
